package io.dialstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialstream.simulator.callback.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plivo's API on the wire; {@code PlivoSdkIT} drives it with the vendor's own program. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "simulator.account-sid=" + SimulatorClient.ACCOUNT,
            "simulator.auth-token=" + SimulatorClient.TOKEN,
            "simulator.accounts.pl.vendor=plivo",
            "simulator.accounts.pl.authid=" + PlivoIT.ID,
            "simulator.accounts.pl.authtoken=" + PlivoIT.TOKEN,
            "simulator.speed-up=200",
            "simulator.mix.completed=1",
            "simulator.mix.no-answer=0",
            "simulator.mix.busy=0",
            "simulator.mix.failed=0",
            "simulator.mix.machine=0",
            "simulator.outcomes.15559990001=hang",
            "simulator.outcomes.15559990002=busy",
            "simulator.outcomes.15559990003=no-answer",
            "simulator.outcomes.15559990004=machine"
        })
class PlivoIT {

    static final String ID = "MA0000000000TESTTEST";
    static final String TOKEN = "t0ken";

    private final JsonMapper mapper = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private String account = "";

    private record Received(String path, Map<String, String> form, boolean isSigned) {

        String of(String name) {
            return form.getOrDefault(name, "");
        }
    }

    PlivoIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        account = "http://127.0.0.1:" + port + "/v1/Account/";
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void ringsAsksForInstructionsAndHangsUpUnderAnIdThatTheCreateDidNotTell() {
        String request = created("15550001111");

        awaitEvents("Ring", "StartApp", "Hangup");
        assertThat(received).allMatch(Received::isSigned);
        assertThat(received).extracting(one -> one.of("RequestUUID")).containsOnly(request);
        assertThat(received).extracting(one -> one.of("CallUUID")).doesNotContain(request);
        assertThat(received)
                .extracting(one -> one.of("CallStatus"))
                .containsExactly("ringing", "in-progress", "completed");
        Received end = received.getLast();
        assertThat(Integer.parseInt(end.of("Duration"))).isPositive();
        assertThat(end.of("HangupCauseCode")).isEqualTo("4000");
        assertThat(end.of("EndTime")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

        String id = end.of("CallUUID");
        await().until(() -> get(call(id)).statusCode() == 200);
        JsonNode record = json(get(call(id)));
        assertThat(record.path("call_duration").asString()).isEqualTo(end.of("Duration"));
        assertThat(record.path("to_number").asString()).isEqualTo("15550001111");
        assertThat(get(call(request)).statusCode()).as("it is no id of a call").isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"15559990002, busy, 3010", "15559990003, no-answer, 3000"})
    void saysHowACallEndsThatNobodyAnswers(String to, String word, String code) {
        created(to);

        await().until(() -> received.stream().anyMatch(one -> one.of("Event").equals("Hangup")));
        assertThat(received.getLast().of("CallStatus")).isEqualTo(word);
        assertThat(received.getLast().of("HangupCauseCode")).isEqualTo(code);
        assertThat(received).noneMatch(one -> one.of("Event").equals("StartApp"));
    }

    @Test
    void showsALiveCallTransfersItAndHangsItUp() {
        created("15559990001");
        awaitEvents("Ring", "StartApp");
        String id = received.getLast().of("CallUUID");

        assertThat(json(get(call(id) + "?status=live")).path("call_status").asString())
                .isEqualTo("in-progress");
        assertThat(get(call(id)).statusCode()).isEqualTo(404);
        assertThat(json(get("/Call/?status=live")).path("calls").valueStream())
                .extracting(JsonNode::asString)
                .contains(id);

        HttpResponse<String> transferred =
                post(call(id), Map.of("legs", "aleg", "aleg_url", url("/voicemail")));
        assertThat(transferred.statusCode()).isEqualTo(202);
        await().until(() -> received.stream().anyMatch(one -> one.path().startsWith("/voicemail")));

        delete(call(id));
        await().until(() -> received.getLast().of("Event").equals("Hangup"));
        assertThat(delete(call(id)).statusCode()).isEqualTo(404);
        assertThat(post(call(id), Map.of("legs", "aleg", "aleg_url", url("/v"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void cancelsByTheIdOfTheRequestAndOnlyWhatWasNotAnswered() {
        created("15559990001");
        awaitEvents("Ring", "StartApp");

        String request = received.getLast().of("RequestUUID");
        assertThat(delete("/Request/" + request + "/").statusCode()).isEqualTo(404);
        assertThat(delete("/Request/" + received.getLast().of("CallUUID") + "/").statusCode())
                .isEqualTo(404);
        assertThat(delete(call(request)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"15559990004, 1", "15550001111, 0"})
    void tellsOfMachinesAndNotOfHumans(String to, int times) {
        Map<String, Object> fields = fields(to);
        fields.put("machine_detection", "true");
        fields.put("machine_detection_url", url("/amd?callId=c-1"));
        assertThat(post("/Call/", fields).statusCode()).isEqualTo(201);

        await().until(() -> received.stream().anyMatch(one -> one.of("Event").equals("Hangup")));
        await().untilAsserted(() ->
                assertThat(received.stream().filter(one -> one.path().startsWith("/amd")))
                        .hasSize(times)
                        .allMatch(one -> one.of("Machine").equals("true") && one.isSigned()));
    }

    @ParameterizedTest
    @CsvSource({
        "to, 12, to parameter is not a valid phone number",
        "from, '', from parameter is missing",
        "answer_url, nowhere, answer_url is not a valid URL",
        "ring_timeout, soon, ring_timeout must be a number of seconds",
        "hangup_method, PUT, ''"
    })
    void saysWhatIsWrongWithACreate(String name, String value, String problem) {
        Map<String, Object> fields = fields("15550001111");
        fields.put(name, value);

        HttpResponse<String> answer = post("/Call/", fields);
        if (problem.isEmpty()) {
            assertThat(answer.statusCode()).as("ring_method counts for both").isEqualTo(201);
        } else {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).path("error").asString()).isEqualTo(problem);
        }
    }

    @Test
    void letsNobodyElseIn() {
        for (String credentials :
                List.of(ID + ":other", SimulatorClient.ACCOUNT + ":" + SimulatorClient.TOKEN, "")) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(account + ID + "/Call/"))
                            .header("Authorization", basic(credentials));
            assertThat(send(request).statusCode()).as(credentials).isEqualTo(401);
        }
    }

    private String created(String to) {
        HttpResponse<String> answer = post("/Call/", fields(to));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("message").asString()).isEqualTo("call fired");
        return json(answer).path("request_uuid").asString();
    }

    private Map<String, Object> fields(String to) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("from", "15550002222");
        fields.put("to", to);
        fields.put("answer_url", url("/voice?say=hi&callId=c-1"));
        fields.put("ring_url", url("/status?t=1&callId=c-1"));
        fields.put("hangup_url", url("/status?t=1&callId=c-1"));
        return fields;
    }

    private void awaitEvents(String... events) {
        await().untilAsserted(() ->
                assertThat(received).extracting(one -> one.of("Event")).containsExactly(events));
    }

    private String url(String pathAndQuery) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery;
    }

    private static String call(String id) {
        return "/Call/" + id + "/";
    }

    private void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String nonce = exchange.getRequestHeaders().getFirst("X-Plivo-Signature-V3-Nonce");
        String signature = exchange.getRequestHeaders().getFirst("X-Plivo-Signature-V3");
        Map<String, String> form = Form.parse(body);
        received.add(new Received(path, form, signature(url(path), form, nonce).equals(signature)));
        byte[] answer = "<Response><Speak>Hi</Speak></Response>".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** Plivo's public algorithm, for addresses with a query of which nothing is encoded. */
    static String signature(String url, Map<String, String> form, String nonce) {
        String[] parts = url.split("\\?", 2);
        StringBuilder text = new StringBuilder(parts[0] + "?");
        if (parts.length == 2) {
            text.append(String.join("&", List.of(parts[1].split("&")).stream().sorted().toList()));
            text.append('.');
        }
        new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = (text + "." + nonce).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private HttpResponse<String> get(String path) {
        return asked(path, Function.identity());
    }

    private HttpResponse<String> delete(String path) {
        return asked(path, HttpRequest.Builder::DELETE);
    }

    private HttpResponse<String> post(String path, Map<String, Object> fields) {
        return asked(
                path,
                request ->
                        request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(mapper.writeValueAsString(fields))));
    }

    private HttpResponse<String> asked(
            String path, Function<HttpRequest.Builder, HttpRequest.Builder> how) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(account + ID + path));
        return send(how.apply(request.header("Authorization", basic(ID + ":" + TOKEN))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException("no answer from the simulator", problem);
        }
    }

    private JsonNode json(HttpResponse<String> answer) {
        return mapper.readTree(answer.body());
    }

    private static String basic(String credentials) {
        return "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
