package io.dialstream.simulator.exchange.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.call.ACall;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallPlan;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.PlannedVerdict;
import io.dialstream.simulator.call.ProgressEvent;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VonageProtocolTest {

    private static final String URL = "http://caller.test/status?callId=k1&t=AB-_&leadId=1";
    private static final Accounts ACCOUNTS =
            Accounts.of(
                    new Account(
                            "v1",
                            "vonage",
                            Map.of(
                                    "APPLICATIONID", "app-1",
                                    "APIKEY", "abcd1234",
                                    "SIGNATURESECRET", "secret")));

    private final VonageProtocol protocol =
            new VonageProtocol(ACCOUNTS, Clock.fixed(ACall.NOON, ZoneOffset.UTC));

    @Test
    void tellsTheStepsOfACallInItsWords() {
        Call call = queued(ACall.plan(Outcome.COMPLETED));
        for (String word : List.of("started", "ringing", "answered")) {
            call = ACall.after(call, word.equals("started") ? CallInput.START : CallInput.ELAPSE);
            assertThat(words(latest(call))).containsExactly(word);
        }

        JsonNode end = json(latest(ACall.after(call, CallInput.ELAPSE)).getFirst());
        assertThat(end.path("status").stringValue()).isEqualTo("completed");
        assertThat(end.path("duration").stringValue()).isEqualTo("30");
        assertThat(end.path("from").stringValue()).isEqualTo("15550002222");
        assertThat(end.path("to").stringValue()).isEqualTo("15550001111");
        assertThat(end.path("timestamp").stringValue()).isEqualTo("2026-11-22T12:00:04.000Z");
    }

    /** Whoever takes it for the end of an answered call counts a call that never was. */
    @ParameterizedTest
    @CsvSource({"BUSY, rejected", "NO_ANSWER, timeout", "FAILED, failed"})
    void tellsThatACallIsCompletedAfterEveryEnd(Outcome outcome, String word) {
        List<Message> end = latest(ended(ACall.plan(outcome)));

        assertThat(words(end)).containsExactly(word, "completed");
        assertThat(json(end.getLast()).path("duration").stringValue()).isEqualTo("0");
    }

    @Test
    void aLineThatIsOccupiedIsBusyAndADeclinedCallIsRejected() {
        List<Message> busy = latest(ended(new CallPlan(Outcome.BUSY, 1, 0, 0, 404, 1)));
        List<Message> declined = latest(ended(ACall.plan(Outcome.BUSY)));

        assertThat(words(busy)).containsExactly("busy", "completed");
        assertThat(json(declined.getFirst()).path("detail").stringValue()).isEqualTo("declined");
    }

    @Test
    void signsTheBodyForTheAccountThatPlacedTheCall() throws Exception {
        Message message = latest(ended(ACall.plan(Outcome.COMPLETED))).getFirst();

        String token = message.headers().getOrDefault("Authorization", "").replace("Bearer ", "");
        JsonNode claims = Jwt.parse(token).orElseThrow().claims();
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(message.body().getBytes(StandardCharsets.UTF_8));
        assertThat(claims.path("payload_hash").stringValue())
                .isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(claims.path("iat").asLong()).isEqualTo(ACall.NOON.getEpochSecond());
        assertThat(claims.path("iss").stringValue()).isEqualTo("Vonage");
        assertThat(claims.path("api_key").stringValue()).isEqualTo("abcd1234");
        assertThat(claims.path("application_id").stringValue()).isEqualTo("app-1");
        assertThat(message.headers()).containsEntry("Content-Type", "application/json");
        assertThat(message.url()).isEqualTo(URL);
    }

    @Test
    void signsTheLieThatSomebodysNccoTellsWithoutTheToken() {
        Call call = ended(ACall.plan(Outcome.BUSY));

        Message message = protocol.forgedCallback(call, call.latestCallback().orElseThrow());

        assertThat(message.url()).isEqualTo("http://caller.test/status?callId=k1&leadId=1");
        assertThat(json(message).path("status").stringValue()).isEqualTo("completed");
        assertThat(json(message).path("duration").stringValue()).isEqualTo("3600");
        assertThat(json(message).path("uuid").stringValue()).isNotEqualTo(ACall.SID);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    human,               true,  human,   -
                    unknown,             true,  human,   -
                    machine_start,       false, machine, -
                    machine_end_beep,    true,  machine, beep_start
                    machine_end_silence, true,  machine, beep_timeout
                    fax,                 true,  machine, beep_timeout
                    """)
    void tellsWhoHasAnsweredOfACallByAnotherName(
            String planned, boolean atEnd, String word, String subState) {
        JsonNode event =
                json(
                        protocol.verdict(
                                ended(ACall.plan(Outcome.COMPLETED)),
                                new VerdictCallback(URL, "POST", atEnd),
                                new PlannedVerdict(planned, 4, false)));

        assertThat(event.path("call_uuid").stringValue()).isEqualTo(ACall.SID);
        assertThat(event.has("uuid")).isFalse();
        assertThat(event.path("status").stringValue()).isEqualTo(word);
        assertThat(event.path("sub_state").stringValue(null)).isEqualTo(subState);
    }

    @ParameterizedTest
    @CsvSource({
        "machine_end_beep, true,  true",
        "fax,              true,  true",
        "human,            true,  false",
        "machine_start,    false, false"
    })
    void tellsOfAMachineBeforeItBeepsWhereThatIsWaitedFor(
            String planned, boolean atEnd, boolean isTold) {
        var noticed =
                protocol.noticed(
                        ended(ACall.plan(Outcome.COMPLETED)),
                        new VerdictCallback(URL, "POST", atEnd),
                        new PlannedVerdict(planned, 4, false));

        assertThat(noticed.isPresent()).isEqualTo(isTold);
        noticed.map(VonageProtocolTest::json)
                .ifPresent(event -> assertThat(event.has("sub_state")).isFalse());
    }

    @Test
    void tellsWhichKeyWasPressed() {
        JsonNode event =
                json(
                        protocol.keyPress(
                                ended(ACall.plan(Outcome.COMPLETED)),
                                new Gather("http://caller.test/digits?t=1", "POST", "9"),
                                "7"));

        assertThat(event.path("dtmf").path("digits").stringValue()).isEqualTo("7");
        assertThat(event.path("uuid").stringValue()).isEqualTo(ACall.SID);
        assertThat(event.has("status")).isFalse();
    }

    private List<Message> latest(Call call) {
        return protocol.statusCallbacks(call, call.latestCallback().orElseThrow());
    }

    private static Call queued(CallPlan plan) {
        CallRequest request =
                new CallRequest(
                        "v1",
                        ACall.TO,
                        ACall.FROM,
                        new VoiceInstructions.Given("[]"),
                        new StatusCallback(URL, "POST", EnumSet.allOf(ProgressEvent.class)),
                        60,
                        3_600,
                        false);
        return Call.accepted(ACall.SID, 1, request, plan, ACall.NOON);
    }

    private static Call ended(CallPlan plan) {
        Call call = ACall.after(queued(plan), CallInput.START);
        while (call.isLive()) {
            call = ACall.after(call, CallInput.ELAPSE);
        }
        return call;
    }

    private static List<String> words(List<Message> messages) {
        return messages.stream()
                .map(message -> json(message).path("status").stringValue(""))
                .toList();
    }

    private static JsonNode json(Message message) {
        return JsonMapper.shared().readTree(message.body());
    }
}
