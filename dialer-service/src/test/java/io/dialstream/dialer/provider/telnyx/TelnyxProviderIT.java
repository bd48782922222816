package io.dialstream.dialer.provider.telnyx;

import static io.dialstream.dialer.provider.telnyx.ScriptedTelnyx.FIRST_CALL;
import static io.dialstream.dialer.provider.telnyx.ScriptedTelnyx.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderContract;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.ScriptedServer;
import io.dialstream.dialer.provider.http.ScriptedServer.Wired;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.Reasons;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TelnyxProviderIT extends ProviderContract {

    private static final AnswerInstructions HELLO = new AnswerInstructions(null, "Hello");

    private final ScriptedServer telnyx = ScriptedTelnyx.server();
    private final Provider provider =
            TelnyxFixture.providerAt(telnyx.url() + "/", OneRequestContract.LONG);

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected String never() {
        return "v3:never";
    }

    @Override
    protected void goAway() {
        telnyx.close();
    }

    @AfterEach
    void close() {
        telnyx.close();
    }

    @Test
    void asksForACallThatCountsOnceAndIsToldOfUnderOurIds() {
        var call = TelnyxFixture.request(HELLO);

        assertThat(provider.place(call)).isEqualTo(new PlacementAnswer.Accepted(FIRST_CALL));

        var create = telnyx.requests().getFirst();
        var addresses =
                new CallbackAddresses(
                        "telnyx", "tel", "https://calls.example.com", TelnyxFixture.TOKENS);
        assertThat(create.method() + " " + create.path()).isEqualTo("POST /v2/calls");
        assertThat(create.authorization()).isEqualTo("Bearer " + TelnyxFixture.KEY);
        var body = json(create);
        assertThat(body.path("to").asString()).isEqualTo("+15550001111");
        assertThat(body.path("from").asString()).isEqualTo("+15550122");
        assertThat(body.path("connection_id").asString()).isEqualTo(TelnyxFixture.CONNECTION);
        assertThat(body.path("webhook_url").asString())
                .isEqualTo(addresses.status(call))
                .startsWith("https://calls.example.com/telnyx/tel/status?");
        assertThat(body.path("webhook_url_method").asString()).isEqualTo("POST");
        assertThat(body.path("timeout_secs").asInt()).isEqualTo(45);
        assertThat(body.path("time_limit_secs").asInt()).isEqualTo(1_800);
        assertThat(body.has("answering_machine_detection")).isFalse();
        assertThat(Base64.getDecoder().decode(body.path("client_state").asString()))
                .isEqualTo("c1-7-1".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sendsTheSameAgainWhenACreateIsRepeatedWithinItsTime() {
        provider.place(TelnyxFixture.request(HELLO));
        provider.place(TelnyxFixture.request(HELLO));

        var bodies = telnyx.requests().stream().map(Wired::body).toList();
        assertThat(bodies.getFirst()).isEqualTo(bodies.getLast());
        assertThat(json(telnyx.requests().getFirst()).path("command_id").asString()).isNotBlank();
        assertThat(provider.capabilities().answer()).isEqualTo(Answer.PUSH);
        assertThat(provider.capabilities().repeatableFor()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void asksForNoMoreTimeThanTelnyxAllowsAndNoLess() {
        var account =
                TelnyxFixture.account(
                        Map.of(
                                "vendor",
                                "telnyx",
                                "apikey",
                                TelnyxFixture.KEY,
                                "connectionid",
                                TelnyxFixture.CONNECTION,
                                "fromnumber",
                                "+15550100",
                                "apibaseurl",
                                telnyx.url()),
                        OneRequestContract.LONG,
                        new CallTimesProperties(Duration.ofSeconds(1), Duration.ofHours(24)));

        account.place(TelnyxFixture.request(HELLO));

        var body = json(telnyx.requests().getFirst());
        assertThat(body.path("timeout_secs").asInt()).isEqualTo(5);
        assertThat(body.path("time_limit_secs").asInt()).isEqualTo(14_400);
    }

    @ParameterizedTest
    @CsvSource({"HANG_UP, detect", "LEAVE_MESSAGE, premium", "IGNORE, ''"})
    void listensForMachinesAsTheyAreTreated(AnsweringMachine machine, String detection) {
        provider.place(
                TelnyxFixture.request(
                        new AnswerInstructions(null, "Hello", machine, "Call me back")));

        assertThat(
                        json(telnyx.requests().getFirst())
                                .path("answering_machine_detection")
                                .asString(""))
                .isEqualTo(detection);
    }

    @Test
    void doesNotCallForWhatTheCalleeCouldNotHear() {
        assertThat(
                        provider.place(
                                TelnyxFixture.request(
                                        new AnswerInstructions("https://a.example/twiml", null))))
                .isEqualTo(
                        new PlacementAnswer.Refused(
                                "ANSWER_URL_UNSUPPORTED",
                                "Telnyx cannot let the callee hear that"));
        assertThat(
                        provider.place(
                                TelnyxFixture.request(
                                        new AnswerInstructions(null, "a".repeat(3_001)))))
                .isInstanceOfSatisfying(
                        PlacementAnswer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("MESSAGE_TOO_LONG"));
        assertThat(telnyx.requests()).isEmpty();
    }

    @Test
    void speaksTheMessageOfAnAnsweredCallOnceHoweverOftenItIsSent() {
        placed();
        assertThat(provider.instruct(FIRST_CALL, TelnyxFixture.call(HELLO)))
                .isEqualTo(MessageAnswer.TAKEN);
        provider.instruct(FIRST_CALL, TelnyxFixture.call(HELLO));

        var speak = telnyx.requests().get(1);
        assertThat(speak.path()).isEqualTo("/v2/calls/" + FIRST_CALL + "/actions/speak");
        var body = json(speak);
        assertThat(body.path("payload").asString()).isEqualTo("Hello");
        assertThat(body.path("language").asString()).isEqualTo("en-US");
        assertThat(body.path("voice").asString()).isEqualTo("female");
        assertThat(telnyx.requests().get(2).body()).isEqualTo(speak.body());
        assertThat(body.path("command_id").asString())
                .isNotBlank()
                .isNotEqualTo(json(telnyx.requests().getFirst()).path("command_id").asString());
    }

    @Test
    void offersAKeyToPressAndSaysWhereItIsToldWhichOneItIs() {
        var answer = HELLO.withOptOut("9", "Press 9 and we will not call again.");
        provider.place(TelnyxFixture.request(answer));
        provider.instruct(FIRST_CALL, TelnyxFixture.call(answer));

        assertThat(json(telnyx.requests().getFirst()).path("webhook_url").asString())
                .endsWith("&optOutDigit=9");
        var gather = telnyx.requests().get(1);
        assertThat(gather.path()).endsWith("/actions/gather_using_speak");
        assertThat(json(gather).path("payload").asString())
                .isEqualTo("Hello Press 9 and we will not call again.");
        assertThat(json(gather).path("valid_digits").asString()).isEqualTo("9");
        assertThat(json(gather).path("maximum_tries").asInt()).isEqualTo(1);
    }

    @Test
    void connectsAnAgentByAMediaStream() {
        placed();
        provider.instruct(
                FIRST_CALL,
                TelnyxFixture.call(new AnswerInstructions("wss://agent.example/1", null)));

        var stream = telnyx.requests().get(1);
        assertThat(stream.path()).endsWith("/actions/streaming_start");
        assertThat(json(stream).path("stream_url").asString()).isEqualTo("wss://agent.example/1");
        assertThat(json(stream).path("stream_bidirectional_mode").asString()).isEqualTo("rtp");
    }

    @Test
    void leavesAMessageInsteadOfWhatTheMachineHears() {
        placed();
        var answer =
                new AnswerInstructions(null, "Hello", AnsweringMachine.LEAVE_MESSAGE, "Call back")
                        .withOptOut("9", null);

        assertThat(provider.leaveMessage(FIRST_CALL, TelnyxFixture.call(answer)))
                .isEqualTo(MessageAnswer.TAKEN);

        assertThat(telnyx.requests().get(1).path()).endsWith("/actions/gather_stop");
        var speak = telnyx.requests().get(2);
        assertThat(speak.path()).endsWith("/actions/speak");
        assertThat(json(speak).path("payload").asString()).isEqualTo("Call back");
        assertThat(json(speak).path("stop").asString()).isEqualTo("all");
    }

    @Test
    void saysThatACallIsOverThatCannotBeToldAnything() {
        placed();
        provider.hangUp(FIRST_CALL);

        assertThat(provider.instruct(FIRST_CALL, TelnyxFixture.call(HELLO)))
                .isEqualTo(MessageAnswer.OVER);
    }

    @Test
    void saysThatACommandWasRefused() {
        telnyx.answerWith(422, error("10015", "Bad Request", "voice"));

        assertThat(provider.instruct(FIRST_CALL, TelnyxFixture.call(HELLO)))
                .isEqualTo(MessageAnswer.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void doesNotKnowWhetherACommandCountsThatWasNotTaken(int status) {
        telnyx.answerWith(status, "");

        assertThatThrownBy(() -> provider.instruct(FIRST_CALL, TelnyxFixture.call(HELLO)))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void saysThatACommandWasNotProcessed() {
        telnyx.answerWith(429, "");

        assertThat(provider.instruct(FIRST_CALL, TelnyxFixture.call(HELLO)))
                .isEqualTo(MessageAnswer.BUSY);
    }

    @Test
    void tellsOfACallOnlyWhetherItLives() {
        placed();
        var living = provider.fetch(FIRST_CALL).orElseThrow();
        provider.hangUp(FIRST_CALL);
        var ended = provider.fetch(FIRST_CALL).orElseThrow();

        assertThat(living.status()).isNull();
        assertThat(ended.status()).isEqualTo(CallStatus.FAILED);
        assertThat(ended.reason()).isEqualTo(Reasons.END_UNKNOWN);
        assertThat(ended.endedAt()).isEqualTo(Instant.parse("2026-04-01T10:01:00.5Z"));
        assertThat(ended.durationSeconds()).isNull();
    }

    @Test
    void aCallThatIsNotAliveYetHasNotEnded() {
        telnyx.answerWith(200, ScriptedTelnyx.call(FIRST_CALL));

        assertThat(provider.fetch(FIRST_CALL).orElseThrow().status()).isNull();
    }

    @Test
    void masksNumbersInWhatTelnyxSays() {
        telnyx.answerWith(422, error("10016", "Invalid", "+15550001111 is not in E.164"));

        assertThat(provider.place(TelnyxFixture.request(HELLO)))
                .isEqualTo(new PlacementAnswer.Refused("10016", "…1111 is not in E.164"));
    }

    private void placed() {
        provider.place(TelnyxFixture.request(HELLO));
    }

    private static JsonNode json(Wired request) {
        return JsonMapper.shared().readTree(request.body());
    }
}
