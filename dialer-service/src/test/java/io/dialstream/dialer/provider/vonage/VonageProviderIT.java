package io.dialstream.dialer.provider.vonage;

import static io.dialstream.dialer.provider.vonage.ScriptedVonage.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderContract;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.ScriptedServer;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VonageProviderIT extends ProviderContract {

    private static final PhoneNumber CALLEE = new PhoneNumber("+15550001111");
    private static final PhoneNumber OWN = new PhoneNumber("+15550100");

    private final ScriptedServer vonage = new ScriptedServer(new ScriptedVonage());
    private final Provider provider =
            VonageFixture.providerAt(vonage.url() + "/", OneRequestContract.LONG);
    private final CallbackAddresses addresses =
            new CallbackAddresses(
                    "vonage", "v1", "https://calls.example.com", VonageFixture.TOKENS);

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected String never() {
        return "00000000-0000-4000-8000-000000000000";
    }

    @Override
    protected void goAway() {
        vonage.close();
    }

    @AfterEach
    void close() {
        vonage.close();
    }

    @Test
    void asksForACallWithEverythingInIt() {
        var call = hearing(new AnswerInstructions(null, "Hello"));

        assertThat(provider.place(call)).isEqualTo(new Accepted(uuid(1)));

        var create = vonage.requests().getFirst();
        assertThat(create.method() + " " + create.path()).isEqualTo("POST /v1/calls");
        assertThat(json(create.body()))
                .isEqualTo(
                        json(
                                """
                                {"to": [{"type": "phone", "number": "15550001111"}],
                                 "from": {"type": "phone", "number": "15550100"},
                                 "ncco": [{"action": "talk", "text": "Hello"}],
                                 "event_url": ["%s"], "event_method": "POST",
                                 "ringing_timer": 120, "length_timer": 7200}
                                """
                                        .formatted(addresses.status(call))));
    }

    /** RS256 over header and claims, as anybody with the public key can tell. */
    @Test
    void signsEachRequestAnew() throws Exception {
        provider.fetch(never());
        provider.fetch(never());

        var first = vonage.requests().getFirst().authorization();
        var parts = first.substring("Bearer ".length()).split("\\.", -1);
        var rsa = Signature.getInstance("SHA256withRSA");
        rsa.initVerify(VonageFixture.KEYS.getPublic());
        rsa.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(rsa.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(json(decoded(parts[0]))).isEqualTo(json("{\"alg\":\"RS256\",\"typ\":\"JWT\"}"));
        var claims = json(decoded(parts[1]));
        assertThat(claims.path("application_id").asString()).isEqualTo(VonageFixture.APPLICATION);
        assertThat(claims.path("iat").asLong()).isEqualTo(VonageFixture.NOW.getEpochSecond());
        assertThat(claims.path("exp").asLong()).isEqualTo(VonageFixture.NOW.getEpochSecond() + 900);
        assertThat(vonage.requests().getLast().authorization()).isNotEqualTo(first);
    }

    @Test
    void offersAKeyByWhichTheCalleeOptsOut() {
        var call = hearing(new AnswerInstructions(null, "Hello").withOptOut("9", "Press nine."));

        provider.place(call);

        assertThat(created().path("ncco"))
                .isEqualTo(
                        json(
                                """
                                [{"action": "talk", "text": "Hello", "bargeIn": true},
                                 {"action": "talk", "text": "Press nine.", "bargeIn": true},
                                 {"action": "input", "type": ["dtmf"],
                                  "dtmf": {"maxDigits": 1, "timeOut": 5},
                                  "eventUrl": ["%s"], "eventMethod": "POST"}]
                                """
                                        .formatted(addresses.digits(call))));
    }

    @Test
    void connectsAMediaStream() {
        provider.place(hearing(new AnswerInstructions("wss://agents.example.com/s?a=b", null)));

        assertThat(created().path("ncco"))
                .isEqualTo(
                        json(
                                """
                                [{"action": "connect", "endpoint": [{"type": "websocket",
                                  "uri": "wss://agents.example.com/s?a=b",
                                  "content-type": "audio/l16;rate=16000"}]}]
                                """));
    }

    @Test
    void asksForNoCallWhoseInstructionsItCannotFollow() {
        var answer = provider.place(hearing(new AnswerInstructions("https://a.example/t", null)));

        assertThat(answer).isInstanceOf(Refused.class);
        assertThat(vonage.requests()).isEmpty();
    }

    /** A machine that has not beeped takes no message. */
    @ParameterizedTest
    @CsvSource({"HANG_UP, false", "LEAVE_MESSAGE, true"})
    void listensForMachinesWhileTheCalleeHearsSomething(
            AnsweringMachine machine, boolean awaitsBeep) {
        var call =
                hearing(
                        new AnswerInstructions(null, "Hello", machine, "Call us.")
                                .onMachine(machine));

        provider.place(call);

        assertThat(created().path("advanced_machine_detection"))
                .isEqualTo(
                        json(
                                """
                                {"behavior": "continue", "mode": "default", "beep_timeout": 45}
                                """));
        assertThat(created().path("event_url").path(0).asString())
                .isEqualTo(addresses.status(call) + (awaitsBeep ? "&awaits=beep" : ""));
    }

    @Test
    void findsACallOnWhateverPageItIs() {
        provider.place(hearing(new AnswerInstructions(null, "Hello")));
        provider.place(hearing(new AnswerInstructions(null, "Hello")));
        provider.place(hearing(new AnswerInstructions(null, "Hello")));

        assertThat(provider.find(CALLEE, OWN, Instant.parse("2026-11-22T11:59:58.700Z")))
                .extracting(ProviderCall::providerCallId)
                .containsExactly(uuid(1), uuid(2), uuid(3));
        assertThat(vonage.requests().getLast().values("date_start"))
                .containsExactly("2026-11-22T11:59:58Z");
    }

    @Test
    void findsNoCallBetweenOtherNumbers() {
        provider.place(hearing(new AnswerInstructions(null, "Hello")));

        assertThat(provider.find(OWN, CALLEE, VonageFixture.NOW)).isEmpty();
        assertThat(provider.find(CALLEE, CALLEE, VonageFixture.NOW)).isEmpty();
    }

    @Test
    void leavesAMessageInPlaceOfWhatTheCallSays() {
        var call =
                Given.answering(
                        Given.call("c", 1, 1),
                        new AnswerInstructions(
                                null, "Hi", AnsweringMachine.LEAVE_MESSAGE, "Call us."));
        provider.place(hearing(new AnswerInstructions(null, "Hi")));

        assertThat(provider.leaveMessage(uuid(1), call)).isEqualTo(MessageAnswer.TAKEN);

        var command = vonage.requests().getLast();
        assertThat(command.method() + " " + command.path()).isEqualTo("PUT /v1/calls/" + uuid(1));
        assertThat(json(command.body()))
                .isEqualTo(
                        json(
                                """
                                {"action": "transfer", "destination": {"type": "ncco",
                                 "ncco": [{"action": "talk", "text": "Call us."}]}}
                                """));
        assertThat(provider.leaveMessage(never(), call)).isEqualTo(MessageAnswer.OVER);
        vonage.answerWith(400, ScriptedVonage.error("bad-request", "Call is not active"));
        assertThat(provider.leaveMessage(uuid(1), call)).isEqualTo(MessageAnswer.REFUSED);
        vonage.answerWith(503, "");
        assertThatThrownBy(() -> provider.leaveMessage(uuid(1), call))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    /** What is refused before the call is looked at may be asked again; so may a live call. */
    @ParameterizedTest
    @CsvSource({"401", "403", "429", "500", "503", "400"})
    void aHangUpThatCameToNothingMayBeTriedAgain(int status) {
        provider.place(hearing(new AnswerInstructions(null, "Hi")));
        vonage.answerWith((exchange, request) -> {
            if (request.method().equals("PUT")) {
                ScriptedServer.respond(exchange, status, "{}");
            } else {
                ScriptedServer.respond(exchange, 200, ScriptedVonage.call(uuid(1), "ringing"));
            }
        });

        assertThatThrownBy(() -> provider.hangUp(uuid(1)))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void aCallThatIsTakenFromViewWhileItIsHungUpIsAskedForAgain() {
        vonage.answerWith((exchange, request) ->
                ScriptedServer.respond(exchange, request.method().equals("PUT") ? 204 : 404, ""));

        assertThatThrownBy(() -> provider.hangUp(uuid(1)))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    private JsonNode created() {
        return json(vonage.requests().getFirst().body());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static PlacementRequest hearing(AnswerInstructions answer) {
        return new PlacementRequest("c1-7-1", "c1", "7", CALLEE, OWN, answer);
    }
}
