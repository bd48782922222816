package io.dialstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialstream.simulator.callback.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People call numbers of ours at each vendor; a server answers what to do, or commands it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "simulator.account-sid=" + SimulatorClient.ACCOUNT,
            "simulator.auth-token=" + SimulatorClient.TOKEN,
            "simulator.accounts.wire.vendor=signalwire",
            "simulator.accounts.wire.projectid=" + SignalWireIT.PROJECT,
            "simulator.accounts.wire.token=" + SignalWireIT.TOKEN,
            "simulator.accounts.wire.signingkey=" + SignalWireIT.KEY,
            "simulator.accounts.wire.statusevents=ringing,answered,completed",
            "simulator.accounts.tel.vendor=telnyx",
            "simulator.accounts.tel.apikey=" + TelnyxIT.KEY,
            "simulator.accounts.tel.connectionid=" + TelnyxIT.CONNECTION,
            "simulator.accounts.tel.privatekey=" + TelnyxIT.PRIVATE,
            "simulator.accounts.v1.vendor=vonage",
            "simulator.accounts.v1.applicationid=" + VonageIT.APPLICATION,
            "simulator.accounts.v1.publickey=of-nobody",
            "simulator.accounts.v1.apikey=abcd1234",
            "simulator.accounts.v1.signaturesecret=" + VonageIT.SECRET,
            "simulator.accounts.pl.vendor=plivo",
            "simulator.accounts.pl.authid=" + PlivoIT.ID,
            "simulator.accounts.pl.authtoken=" + PlivoIT.TOKEN,
            "simulator.accounts.sans.vendor=sanspbx",
            "simulator.accounts.sans.accesskey=key",
            "simulator.accounts.sans.accesstoken=token",
            "simulator.speed-up=20"
        })
class IncomingCallsIT {

    private static final String PERSON = "+12015550101";
    private static final String OURS = "+15005550006";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** 31 characters: 3 seconds. */
    private static final String GREETING = "Hello from us. Have a nice day.";

    private static final Map<String, String> ANSWERS =
            Map.of(
                    "/twilio/incoming", "<Response><Say>" + GREETING + "</Say></Response>",
                    "/signalwire/wire/incoming",
                            "<Response><Say>" + GREETING + "</Say><Hangup/></Response>",
                    "/plivo/pl/incoming",
                            "<Response><Speak>" + GREETING + "</Speak><Hangup/></Response>",
                    "/vonage/v1/incoming", "[{\"action\":\"talk\",\"text\":\"" + GREETING + "\"}]");

    private static final Map<String, String> STREAMS =
            Map.of(
                    "/twilio/incoming",
                            "<Response><Connect><Stream url=\"wss://a.test\"/></Connect></Response>",
                    "/signalwire/wire/incoming",
                            "<Response><Connect><Stream url=\"wss://a.test\"/></Connect></Response>",
                    "/plivo/pl/incoming",
                            "<Response><Stream keepCallAlive=\"true\">wss://a.test</Stream></Response>",
                    "/vonage/v1/incoming",
                            "[{\"action\":\"connect\",\"endpoint\":[{\"type\":\"websocket\",\"uri\":\"wss://a.test\"}]}]");

    private static final List<Request> RECEIVED = new CopyOnWriteArrayList<>();
    private static final HttpServer SERVER = server();

    private static volatile Map<String, String> answers = ANSWERS;

    private SimulatorClient simulator = new SimulatorClient(0);

    /** What was asked or told, as it arrived. */
    private record Request(String path, Headers headers, String body) {

        /** The field of a form, or of what Vonage posts. */
        String of(String field) {
            return body.startsWith("{")
                    ? JSON.readTree(body).path(field).asString("")
                    : Form.parse(body).getOrDefault(field, "");
        }

        JsonNode data() {
            return JSON.readTree(body).path("data");
        }

        String event() {
            return data().path("event_type").asString("");
        }

        String payload(String field) {
            return data().path("payload").path(field).asString("");
        }

        Instant occurredAt() {
            return Instant.parse(data().path("occurred_at").asString());
        }
    }

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("simulator.webhook-base-url", () -> base());
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        simulator = new SimulatorClient(port);
        answers = ANSWERS;
    }

    @AfterAll
    static void close() {
        SERVER.stop(0);
    }

    @Test
    void twilioAsksAndTellsTheEnd() {
        String sid = called("twilio", PERSON, 300);
        List<Request> told = awaitTold("CallSid", sid, 2);

        assertThat(told)
                .extracting(Request::path)
                .containsExactly("/twilio/incoming", "/twilio/status");
        assertThat(told)
                .extracting(one -> one.of("CallStatus"))
                .containsExactly("ringing", "completed");
        assertThat(told)
                .allMatch(one -> one.of("Direction").equals("inbound"))
                .allMatch(one -> one.of("From").equals(PERSON) && one.of("To").equals(OURS))
                .allMatch(one -> isSigned("X-Twilio-Signature", SimulatorClient.TOKEN, one));
        assertThat(told.getLast().of("CallDuration")).isEqualTo("3");
        heardTheGreeting(sid);
        JsonNode shown =
                simulator.json(
                        simulator.get(
                                "/2010-04-01/Accounts/"
                                        + SimulatorClient.ACCOUNT
                                        + "/Calls/"
                                        + sid
                                        + ".json",
                                "Authorization",
                                basic(SimulatorClient.ACCOUNT, SimulatorClient.TOKEN)));
        assertThat(shown.path("direction").asString()).isEqualTo("inbound");
        assertThat(shown.path("duration").asString()).isEqualTo("3");
    }

    @Test
    void signalWireTellsWhatTheNumberWasToldToTell() {
        String sid = called("wire", PERSON, 300);
        List<Request> told = awaitTold("CallSid", sid, 5);

        assertThat(told)
                .allMatch(one -> one.of("Direction").equals("inbound"))
                .allMatch(one -> isSigned("X-SignalWire-Signature", SignalWireIT.KEY, one));
        assertThat(told)
                .filteredOn(one -> one.path().equals("/signalwire/wire/status"))
                .extracting(one -> one.of("CallStatus"))
                .containsExactly("ringing", "answered", "in-progress", "completed");
        assertThat(told).filteredOn(one -> one.path().endsWith("/incoming")).hasSize(1);
        heardTheGreeting(sid);
    }

    @Test
    void vonageAsksAndTellsEachStep() {
        String sid = called("v1", PERSON, 300);
        List<Request> told = awaitTold("uuid", sid, 5);

        assertThat(told)
                .filteredOn(one -> one.path().equals("/vonage/v1/status"))
                .allMatch(one -> one.of("direction").equals("inbound"))
                .extracting(one -> one.of("status"))
                .containsExactly("started", "ringing", "answered", "completed");
        assertThat(told)
                .filteredOn(one -> one.path().equals("/vonage/v1/incoming"))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.of("from")).isEqualTo(PERSON.substring(1));
                    assertThat(asked.of("to")).isEqualTo(OURS.substring(1));
                });
        assertThat(told).allMatch(IncomingCallsIT::isFromVonage);
        assertThat(told)
                .filteredOn(one -> one.of("status").equals("completed"))
                .extracting(one -> one.of("duration"))
                .containsExactly("3");
        heardTheGreeting(sid);
    }

    @Test
    void plivoAsksAndTellsTheHangUp() {
        String sid = called("pl", PERSON, 300);
        List<Request> told = awaitTold("CallUUID", sid, 2);

        assertThat(told)
                .extracting(Request::path)
                .containsExactly("/plivo/pl/incoming", "/plivo/pl/status");
        assertThat(told)
                .allMatch(one -> one.of("Direction").equals("inbound"))
                .allMatch(one -> one.of("RequestUUID").isEmpty())
                .allMatch(IncomingCallsIT::isFromPlivo);
        assertThat(told.getFirst().of("CallStatus")).isEqualTo("ringing");
        assertThat(told.getLast().of("Event")).isEqualTo("Hangup");
        assertThat(told.getLast().of("CallStatus")).isEqualTo("completed");
        assertThat(told.getLast().of("Duration")).isEqualTo("3");
        heardTheGreeting(sid);
    }

    @Test
    void telnyxTellsThatItRingsAndDoesWhatItIsCommanded() {
        String sid = called("tel", PERSON, 300);
        awaitEvent(sid, "call.initiated");
        assertThat(command(sid, "speak", speak("s")).statusCode()).isEqualTo(422);
        String answer = "{\"command_id\":\"a\",\"client_state\":\"aW4=\"}";
        assertThat(command(sid, "answer", answer).statusCode()).isEqualTo(200);
        assertThat(command(sid, "answer", answer).statusCode()).isEqualTo(200);
        awaitEvent(sid, "call.answered");
        assertThat(command(sid, "speak", speak("s")).statusCode()).isEqualTo(200);
        assertThat(command(sid, "speak", speak("s")).statusCode()).isEqualTo(200);
        awaitEvent(sid, "call.speak.ended");
        assertThat(command(sid, "hangup", "{}").statusCode()).isEqualTo(200);
        awaitEvent(sid, "call.hangup");

        List<Request> told = events(sid);
        assertThat(told)
                .extracting(Request::event)
                .containsExactly(
                        "call.initiated",
                        "call.answered",
                        "call.speak.started",
                        "call.speak.ended",
                        "call.hangup");
        assertThat(told)
                .allMatch(one -> one.path().equals("/telnyx/tel/incoming"))
                .allMatch(IncomingCallsIT::isFromTelnyx)
                .allMatch(one -> one.payload("from").equals(PERSON))
                .allMatch(one -> one.payload("to").equals(OURS));
        assertThat(told.getFirst().payload("direction")).isEqualTo("incoming");
        assertThat(told.getFirst().payload("client_state")).isEmpty();
        assertThat(told.subList(1, 3))
                .extracting(one -> one.payload("client_state"))
                .containsExactly("aW4=", "c3A=");
        assertThat(told.getLast().payload("client_state")).isEqualTo("c3A=");
        Duration talked = Duration.between(told.get(1).occurredAt(), told.getLast().occurredAt());
        assertThat(talked.toSeconds()).isBetween(3L, 299L);
        assertThat(truth(sid).path("durationSeconds").asLong()).isEqualTo(talked.toSeconds());
        assertThat(truth(sid).path("heard").path(0).asString()).isEqualTo(GREETING);
    }

    @Test
    void atTelnyxACallerWhomNobodyAnswersHangsUp() {
        String sid = calledUntil("tel", "40");
        awaitEvent(sid, "call.initiated");
        assertThat(command(sid, "answer", "{}").statusCode()).isEqualTo(200);
        awaitEvent(sid, "call.hangup");
        assertThat(events(sid))
                .extracting(Request::event)
                .containsExactly("call.initiated", "call.hangup");
        assertThat(events(sid).getLast().payload("hangup_cause")).isEqualTo("originator_cancel");
    }

    @ParameterizedTest
    @CsvSource({
        "twilio, CallSid, CallStatus, CallDuration",
        "wire, CallSid, CallStatus, CallDuration",
        "v1, uuid, status, duration",
        "pl, CallUUID, CallStatus, Duration"
    })
    void aStreamLastsUntilTheCallerHangsUp(
            String account, String id, String field, String seconds) {
        answers = STREAMS;
        String sid = called(account, PERSON, 27);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(told(id, sid))
                                .filteredOn(one -> one.of(field).equals("completed"))
                                .extracting(one -> one.of(seconds))
                                .containsExactly("27"));
    }

    @ParameterizedTest
    @CsvSource({
        "twilio, CallSid, CallStatus, failed",
        "wire, CallSid, CallStatus, failed",
        "v1, uuid, status, failed",
        "pl, CallUUID, CallStatus, failed"
    })
    void withoutAnAnswerTheCallFails(String account, String id, String field, String word) {
        answers = Map.of();
        String sid = called(account, PERSON, 27);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(told(id, sid)).extracting(one -> one.of(field)).contains(word));
        assertThat(truth(sid).path("problem").asString("")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "twilio, CallSid, CallStatus, no-answer",
        "wire, CallSid, CallStatus, no-answer",
        "v1, uuid, status, cancelled",
        "pl, CallUUID, CallStatus, cancel"
    })
    void tellsThatTheCallerHungUpWhileItRang(String account, String id, String field, String word) {
        String sid = calledUntil(account, "10");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(told(id, sid)).extracting(one -> one.of(field)).contains(word));
        assertThat(truth(sid).path("heard")).isEmpty();
        assertThat(truth(sid).path("status").asString()).isEqualTo("no-answer");
    }

    @ParameterizedTest
    @CsvSource({
        "twilio, From, CallSid",
        "wire, From, CallSid",
        "v1, from, uuid",
        "pl, From, CallUUID"
    })
    void aCallerNeedNotShowTheNumber(String account, String field, String id) {
        String sid =
                sid(
                        simulator.post(
                                "/simulator/calls",
                                "{\"account\":\"%s\",\"to\":\"%s\"}".formatted(account, OURS)));
        await().atMost(SOON).until(() -> !told(id, sid).isEmpty());
        assertThat(told(id, sid)).extracting(one -> one.of(field)).containsOnly("anonymous");
    }

    @Test
    void saysWhatIsWrongWithACall() {
        assertThat(call("sans", PERSON, "1").statusCode()).isEqualTo(400);
        assertThat(call("nobody", PERSON, "1").statusCode()).isEqualTo(400);
        assertThat(call("twilio", "12", "1").statusCode()).isEqualTo(400);
        assertThat(call("twilio", PERSON, "-1").statusCode()).isEqualTo(400);
    }

    /** {@code deploy/install-tools.sh} installs the SDKs. */
    @Test
    void theVendorsOwnSdksAcceptWhatIsSigned() throws Exception {
        List<Request> signed = new ArrayList<>();
        signed.addAll(awaitTold("uuid", called("v1", PERSON, 300), 5));
        signed.addAll(awaitTold("CallUUID", called("pl", PERSON, 300), 2));
        String telnyx = called("tel", PERSON, 300);
        awaitEvent(telnyx, "call.initiated");
        signed.addAll(events(telnyx));

        assertThat(sdks(signed, VonageIT.SECRET, PlivoIT.TOKEN, TelnyxIT.PUBLIC))
                .hasSize(signed.size())
                .allMatch(JsonNode::asBoolean);
        assertThat(sdks(signed, VonageIT.SECRET + "x", "another", base64(new byte[32])))
                .hasSize(signed.size())
                .noneMatch(JsonNode::asBoolean);
    }

    private static JsonNode sdks(List<Request> signed, String vonage, String plivo, String telnyx)
            throws Exception {
        Process sdks =
                new ProcessBuilder(
                                python().toString(),
                                "src/test/python/incoming_sdks.py",
                                vonage,
                                plivo,
                                telnyx)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var stdin = sdks.getOutputStream()) {
            stdin.write(
                    JSON.writeValueAsBytes(signed.stream().map(IncomingCallsIT::plain).toList()));
        }
        String said = new String(sdks.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(sdks.waitFor()).isZero();
        return JSON.readTree(said);
    }

    private static Map<String, Object> plain(Request request) {
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return Map.of("url", base() + request.path(), "headers", headers, "body", request.body());
    }

    private static Path python() {
        String cache =
                System.getenv()
                        .getOrDefault(
                                "XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        Path python = Path.of(cache, "dialstream", "vendor-sdks", "bin", "python");
        return Files.isExecutable(python) ? python : missing();
    }

    private static Path missing() {
        String sentence = "The vendors' SDKs are not here: deploy/install-tools.sh installs them";
        return "required".equals(System.getenv("DIALSTREAM_TOOLS"))
                ? fail(sentence)
                : abort(sentence);
    }

    private String called(String account, String from, int talkSeconds) {
        return sid(call(account, from, String.valueOf(talkSeconds)));
    }

    private String calledUntil(String account, String ringSeconds) {
        return sid(
                simulator.post(
                        "/simulator/calls",
                        "{\"account\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"ringSeconds\":%s}"
                                .formatted(account, PERSON, OURS, ringSeconds)));
    }

    private HttpResponse<String> call(String account, String from, String talkSeconds) {
        return simulator.post(
                "/simulator/calls",
                "{\"account\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"talkSeconds\":%s}"
                        .formatted(account, from, OURS, talkSeconds));
    }

    private String sid(HttpResponse<String> created) {
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return simulator.json(created).path("sid").asString();
    }

    private HttpResponse<String> command(String sid, String action, String body) {
        return simulator.post(
                "/v2/calls/" + sid + "/actions/" + action,
                body,
                "Authorization",
                "Bearer " + TelnyxIT.KEY);
    }

    private static String speak(String commandId) {
        return "{\"payload\":\"%s\",\"voice\":\"female\",\"command_id\":\"%s\",\"client_state\":\"c3A=\"}"
                .formatted(GREETING, commandId);
    }

    private void heardTheGreeting(String sid) {
        JsonNode truth = truth(sid);
        assertThat(truth.path("status").asString()).isEqualTo("completed");
        assertThat(truth.path("from").asString()).isEqualTo(PERSON);
        assertThat(truth.path("to").asString()).isEqualTo(OURS);
        assertThat(truth.path("durationSeconds").asInt()).isEqualTo(3);
        assertThat(truth.path("heard").path(0).asString()).isEqualTo(GREETING);
    }

    private JsonNode truth(String sid) {
        return simulator
                .json(simulator.get("/simulator/report"))
                .path("incomingCalls")
                .valueStream()
                .filter(call -> call.path("sid").asString().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    private static List<Request> awaitTold(String id, String sid, int requests) {
        await().atMost(SOON).until(() -> told(id, sid).size() >= requests);
        return told(id, sid);
    }

    private static List<Request> told(String id, String sid) {
        return RECEIVED.stream().filter(one -> one.of(id).equals(sid)).toList();
    }

    private static void awaitEvent(String sid, String type) {
        await().atMost(SOON)
                .until(() -> events(sid).stream().anyMatch(one -> one.event().equals(type)));
    }

    private static List<Request> events(String sid) {
        return RECEIVED.stream()
                .filter(one -> one.path().startsWith("/telnyx"))
                .filter(one -> one.payload("call_control_id").equals(sid))
                .toList();
    }

    private static boolean isSigned(String header, String key, Request request) {
        return Caller.isSigned(
                key,
                base() + request.path(),
                Form.parse(request.body()),
                request.headers().getFirst(header));
    }

    private static boolean isFromPlivo(Request request) {
        String nonce = request.headers().getFirst("X-Plivo-Signature-V3-Nonce");
        return PlivoIT.signature(base() + request.path(), Form.parse(request.body()), nonce)
                .equals(request.headers().getFirst("X-Plivo-Signature-V3"));
    }

    private static boolean isFromTelnyx(Request request) {
        try {
            return TelnyxCaller.isSigned(
                    TelnyxIT.publicKey(),
                    request.headers(),
                    request.body().getBytes(StandardCharsets.UTF_8));
        } catch (Exception noKey) {
            throw new IllegalStateException(noKey);
        }
    }

    private static boolean isFromVonage(Request request) {
        String token = request.headers().getFirst("Authorization").replace("Bearer ", "");
        int signature = token.lastIndexOf('.');
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            VonageIT.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] made =
                    mac.doFinal(token.substring(0, signature).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(made)
                    .equals(token.substring(signature + 1));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String basic(String user, String password) {
        return "Basic " + base64((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String base() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    private static HttpServer server() {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer server = HttpServer.create(anyPort, 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", IncomingCallsIT::answer);
            server.start();
            return server;
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        RECEIVED.add(new Request(path, exchange.getRequestHeaders(), body));
        byte[] answer = answers.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", path.startsWith("/vonage") ? "application/json" : "text/xml");
        exchange.sendResponseHeaders(
                answer.length == 0 ? 204 : 200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
