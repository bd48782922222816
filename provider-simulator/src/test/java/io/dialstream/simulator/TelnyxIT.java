package io.dialstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/** Telnyx's API and webhooks. The keys are test 1 of RFC 8032, section 7.1. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "simulator.account-sid=" + SimulatorClient.ACCOUNT,
            "simulator.auth-token=" + SimulatorClient.TOKEN,
            "simulator.accounts.tel.vendor=telnyx",
            "simulator.accounts.tel.apikey=" + TelnyxIT.KEY,
            "simulator.accounts.tel.connectionid=" + TelnyxIT.CONNECTION,
            "simulator.accounts.tel.privatekey=" + TelnyxIT.PRIVATE,
            "simulator.speed-up=100",
            "simulator.mix.completed=1",
            "simulator.mix.no-answer=0",
            "simulator.mix.busy=0",
            "simulator.mix.failed=0",
            "simulator.mix.machine=0",
            "simulator.outcomes.15559990002=hang",
            "simulator.outcomes.15559990003=no-answer"
        })
class TelnyxIT {

    static final String KEY = "KEY01_5ecret";
    static final String CONNECTION = "1494404757140276705";
    static final String PRIVATE = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

    static final String PUBLIC = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private static final String HANGS = "+15559990002";

    private final HttpClient http = HttpClient.newHttpClient();
    private final TelnyxCaller caller;
    private String base = "";

    TelnyxIT() throws Exception {
        caller = new TelnyxCaller(publicKey());
    }

    static PublicKey publicKey() throws Exception {
        String key = HexFormat.of().formatHex(Base64.getDecoder().decode(PUBLIC));
        byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100" + key);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        base = "http://127.0.0.1:" + port + "/v2/calls";
    }

    @AfterEach
    void close() {
        caller.close();
    }

    @Test
    void tellsOfACallAndSignsWhatItTells() {
        JsonNode created = ok(dial(HANGS, Map.of("client_state", "YzEtNy0x")));
        String id = created.path("call_control_id").asString();
        assertThat(id).startsWith("v3:");
        assertThat(created.path("is_alive").asBoolean()).isFalse();

        awaitEvent(id, "call.answered");
        assertThat(ok(get(id)).path("is_alive").asBoolean()).isTrue();
        ok(command(id, "hangup", Map.of()));
        awaitEvent(id, "call.hangup");

        assertThat(caller.types(id))
                .containsExactly("call.initiated", "call.answered", "call.hangup");
        assertThat(caller.received(id))
                .allMatch(TelnyxCaller.Received::isSigned)
                .allMatch(one -> one.payload("client_state").equals("YzEtNy0x"))
                .allMatch(one -> one.payload("connection_id").equals(CONNECTION));
        assertThat(caller.received(id).getLast().payload("hangup_cause"))
                .isEqualTo("normal_clearing");
        assertThat(ok(get(id)).path("end_time").asString("")).isNotBlank();
        assertThat(ok(get(id)).path("is_alive").asBoolean()).isFalse();
    }

    /** Its clock tells how long the callee has talked, in simulated time. */
    @Test
    void lastsAsLongAsItsClockTells() {
        String id =
                ok(dial(HANGS, Map.of("time_limit_secs", 77))).path("call_control_id").asString();
        awaitEvent(id, "call.hangup");

        lasted77Seconds(id);
        assertThat(ok(get(id)).path("end_time").asString(""))
                .isEqualTo(caller.received(id).getLast().data().path("occurred_at").asString());
    }

    /** A slow receiver is told of the beginning when the call is over. */
    @Test
    void lastsAsLongHoweverLateItIsTold() {
        caller.hold();
        String id =
                ok(dial(HANGS, Map.of("time_limit_secs", 77))).path("call_control_id").asString();
        await().atMost(Duration.ofSeconds(10)).until(() -> ok(get(id)).has("end_time"));
        caller.release();
        awaitEvent(id, "call.hangup");

        lasted77Seconds(id);
    }

    private void lasted77Seconds(String id) {
        Instant answered = occurredAt(caller.received(id).get(1));
        Instant ended = occurredAt(caller.received(id).get(2));
        assertThat(Duration.between(answered, ended)).isEqualTo(Duration.ofSeconds(77));
        assertThat(caller.received(id).get(2).payload("hangup_cause")).isEqualTo("time_limit");
    }

    @Test
    void ignoresACreateUnderTheSameName() {
        JsonNode first = ok(dial("+15550001111", Map.of("command_id", "one")));
        JsonNode again = ok(dial("+15550001111", Map.of("command_id", "one")));
        JsonNode other = ok(dial("+15550001111", Map.of("command_id", "two")));

        assertThat(again).isEqualTo(first);
        assertThat(other.path("call_control_id")).isNotEqualTo(first.path("call_control_id"));
    }

    @Test
    void saysOnceWhatIsCommandedTwiceAndTellsWhenItWasSaid() throws Exception {
        String id = answered(HANGS, Map.of());
        Map<String, Object> speak =
                Map.of("payload", "Hello.", "voice", "female", "command_id", "speak");
        ok(command(id, "speak", speak));
        ok(command(id, "speak", speak));

        awaitEvent(id, "call.speak.ended");
        ok(command(id, "hangup", Map.of()));
        awaitEvent(id, "call.hangup");
        assertThat(caller.types(id)).containsOnlyOnce("call.speak.ended");
        assertThat(report()).containsOnlyOnce("Hello.");
    }

    @Test
    void waitsForAKeyAndTellsThatNoneCame() {
        String id = answered(HANGS, Map.of());
        ok(
                command(
                        id,
                        "gather_using_speak",
                        Map.of(
                                "payload",
                                "Press 9.",
                                "voice",
                                "female",
                                "valid_digits",
                                "9",
                                "timeout_millis",
                                5_000)));

        awaitEvent(id, "call.gather.ended");
        assertThat(caller.received(id).getLast().payload("status")).isEqualTo("timeout");
    }

    @Test
    void tellsWhichKeyWasPressedAndNothingAfterIt() {
        fix("+15559990005", "{\"outcome\":\"hang\",\"presses\":\"9\"}");
        String id = answered("+15559990005", Map.of());
        ok(
                command(
                        id,
                        "gather_using_speak",
                        Map.of("payload", "Press 9.", "voice", "female", "valid_digits", "9")));

        awaitEvent(id, "call.gather.ended");
        assertThat(event(id, "call.gather.ended").payload("digits")).isEqualTo("9");
        assertThat(event(id, "call.gather.ended").payload("status")).isEqualTo("valid");
    }

    @Test
    void cancelsWhatIsSaidToAMachineAndTellsTheBeep() {
        fix("+15559990004", "{\"outcome\":\"machine\",\"talkSeconds\":6000}");
        String id = answered("+15559990004", Map.of("answering_machine_detection", "premium"));
        ok(command(id, "speak", Map.of("payload", "Hello.", "voice", "female")));

        awaitEvent(id, "call.machine.premium.greeting.ended");
        awaitEvent(id, "call.speak.ended");
        awaitEvent(id, "call.machine.premium.detection.ended");
        assertThat(event(id, "call.machine.premium.detection.ended").payload("result"))
                .isEqualTo("machine");
        assertThat(event(id, "call.machine.premium.greeting.ended").payload("result"))
                .isEqualTo("beep_detected");
        assertThat(event(id, "call.speak.ended").payload("status")).isEqualTo("cancelled_amd");
    }

    @Test
    void tellsWhyNobodyHasAnswered() {
        JsonNode created = ok(dial("+15559990003", Map.of("timeout_secs", 5)));
        String id = created.path("call_control_id").asString();

        awaitEvent(id, "call.hangup");
        assertThat(caller.types(id)).containsExactly("call.initiated", "call.hangup");
        assertThat(caller.received(id).getLast().payload("hangup_cause")).isEqualTo("timeout");
    }

    @Test
    void tellsAlsoOfACallThatWasCancelledBeforeItWasDialled() {
        JsonNode created = ok(dial(HANGS, Map.of()));
        String id = created.path("call_control_id").asString();
        ok(command(id, "hangup", Map.of()));

        awaitEvent(id, "call.hangup");
        assertThat(caller.received(id).getLast().payload("hangup_cause"))
                .isIn("originator_cancel", "normal_clearing");
    }

    @Test
    void aCallThatIsOverTakesNoCommand() {
        String id = answered(HANGS, Map.of());
        ok(command(id, "hangup", Map.of()));

        refused(command(id, "hangup", Map.of()), 422, "90018");
        refused(command(id, "speak", Map.of("payload", "Hi", "voice", "female")), 422, "90018");
        refused(command("v3:never", "hangup", Map.of()), 422, "90015");
        refused(get("v3:never"), 422, "90015");
    }

    @ParameterizedTest
    @CsvSource({
        "to, 12, 10016",
        "from, 12, 10016",
        "connection_id, 7, 10015",
        "webhook_url, nowhere, 10003",
        "timeout_secs, 4, 10033",
        "time_limit_secs, 14401, 10033",
        "client_state, not base64!, 10015",
        "answering_machine_detection, guess, 10032"
    })
    void namesWhatIsWrongWithACreate(String field, String value, String code) {
        refused(dial("+15550001111", Map.of(field, value)), 422, code);
    }

    @Test
    void knowsNoOtherKey() {
        refused(send(base, "Bearer KEY_other", "{}"), 401, "10009");
        refused(send(base, "Basic " + KEY, "{}"), 401, "10009");
        refused(send(base, null, "{}"), 401, "10009");
    }

    private String answered(String to, Map<String, Object> more) {
        String id = ok(dial(to, more)).path("call_control_id").asString();
        awaitEvent(id, "call.answered");
        return id;
    }

    private void awaitEvent(String id, String type) {
        await().atMost(Duration.ofSeconds(60)).until(() -> caller.types(id).contains(type));
    }

    private TelnyxCaller.Received event(String id, String type) {
        return caller.received(id).stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Instant occurredAt(TelnyxCaller.Received one) {
        return Instant.parse(one.data().path("occurred_at").asString());
    }

    private HttpResponse<String> dial(String to, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>();
        body.put("connection_id", CONNECTION);
        body.put("to", to);
        body.put("from", "+15550002222");
        body.put("webhook_url", caller.url());
        body.putAll(more);
        return send(base, "Bearer " + KEY, JsonMapper.shared().writeValueAsString(body));
    }

    private HttpResponse<String> command(String id, String action, Map<String, Object> body) {
        return send(
                base + "/" + id + "/actions/" + action,
                "Bearer " + KEY,
                JsonMapper.shared().writeValueAsString(body));
    }

    private HttpResponse<String> get(String id) {
        return send(request(base + "/" + id, "Bearer " + KEY).GET());
    }

    private HttpResponse<String> send(String url, @Nullable String authorization, String body) {
        return send(request(url, authorization).POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String url, @Nullable String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json");
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String report() {
        return send(HttpRequest.newBuilder(URI.create(root() + "/simulator/report?calls=true"))
                        .GET())
                .body();
    }

    private void fix(String number, String outcome) {
        send(
                HttpRequest.newBuilder(URI.create(root() + "/simulator/outcomes/" + number))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(outcome)));
    }

    private String root() {
        return base.substring(0, base.indexOf("/v2/"));
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).path("data");
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(
                        JsonMapper.shared()
                                .readTree(answer.body())
                                .path("errors")
                                .path(0)
                                .path("code")
                                .asString())
                .isEqualTo(code);
    }
}
