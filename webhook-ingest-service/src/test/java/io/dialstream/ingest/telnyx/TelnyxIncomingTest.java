package io.dialstream.ingest.telnyx;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallIds;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.telnyx.IncomingCommands.Command;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of the webhooks of a call that comes in, and what is commanded after each. */
class TelnyxIncomingTest {

    private static final String CALL_ID = CallIds.incoming("tel", Sender.CALL);
    private static final PhoneNumber OURS = new PhoneNumber("+15005550006");
    private static final PhoneNumber CALLER = new PhoneNumber("+15005550017");

    /** As {@link Sender} says that something happened. */
    private static final Instant OCCURRED = Instant.parse("2026-03-31T10:00:00.521992Z");

    private static final CalleeHears HELLO = new CalleeHears.Message("Hello.");
    private static final CalleeHears AGENT = new CalleeHears.MediaStream("wss://a.example.com/m");

    private static final IncomingState STATE = new IncomingState(CALL_ID, OURS, CALLER, null);

    @Test
    void aCallThatComesInRings() {
        var call = read("call.initiated", initiated()).orElseThrow().call();

        assertThat(call.status()).isEqualTo(CallStatus.RINGING);
        assertThat(call.caller()).isEqualTo(CALLER);
        assertThat(call.ourNumber()).isEqualTo(OURS);
        assertThat(call.callId("tel")).isEqualTo(CALL_ID);
        assertThat(call.report().occurredAt()).isEqualTo(OCCURRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anonymous", "Restricted", "+266696687", "sip:a@b"})
    void aCallerMayHideTheNumber(String from) {
        assertThat(
                        read("call.initiated", with(initiated(), "from", from))
                                .orElseThrow()
                                .call()
                                .caller())
                .isNull();
    }

    /** Later webhooks need not say who called whom, nor that the call came in. */
    @Test
    void itIsKnownByTheStateThatOurAnswerGaveIt() {
        var call = read("call.answered", Map.of("client_state", STATE.clientState()));

        assertThat(call.map(IncomingEvent::call).map(IncomingCall::status))
                .contains(CallStatus.ANSWERED);
        assertThat(call.map(IncomingEvent::call).map(IncomingCall::caller)).contains(CALLER);
        assertThat(call.map(IncomingEvent::call).map(IncomingCall::ourNumber)).contains(OURS);
    }

    @Test
    void aHiddenNumberStaysHidden() {
        var state = new IncomingState(CALL_ID, OURS, null, OCCURRED);

        assertThat(IncomingState.read(decoded(state.clientState()), CALL_ID)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "normal_clearing, -, COMPLETED, -",
                "normal_clearing, 200, COMPLETED, -",
                "time_limit, -, COMPLETED, -",
                "originator_cancel, -, FAILED, CANCELED",
                "user_busy, -, MISSED, BUSY",
                "timeout, -, NO_ANSWER, -",
                "not_found, 404, FAILED, SIP_404",
                "gone_fishing, -, -, -"
            })
    void theEndOfACallThatHasTakenOurAnswerIsSaidAtOnce(
            String cause,
            @Nullable String sip,
            @Nullable CallStatus status,
            @Nullable String reason) {
        var report = ended(cause, sip, STATE.clientState()).orElseThrow().call().report();

        assertThat(report.status()).isEqualTo(status);
        assertThat(report.reason()).isEqualTo(reason);
    }

    /** Nobody has answered it: it has taken no answer of ours. */
    @Test
    void theEndOfACallThatWasNotAnsweredIsSaidAtOnce() {
        assertThat(ended("normal_clearing", null, "").orElseThrow().call().status())
                .isEqualTo(CallStatus.NO_ANSWER);
        assertThat(ended("originator_cancel", null, "").orElseThrow().call().status())
                .isEqualTo(CallStatus.FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-31T09:59:20.6Z, 39",
                "2026-03-31T10:00:00.521992Z, 0",
                "2026-03-31T10:00:01Z, -",
                "-, -"
            })
    void itLastsFromTheAnswerToTheEnd(@Nullable String answered, @Nullable Integer seconds) {
        var state = STATE.answeredAt(answered == null ? null : Instant.parse(answered));

        assertThat(
                        ended("normal_clearing", null, state.clientState())
                                .orElseThrow()
                                .call()
                                .report()
                                .talkSeconds())
                .isEqualTo(seconds);
    }

    @Test
    void aCallThatWePlaceDoesNotComeIn() {
        assertThat(read("call.initiated", with(initiated(), "direction", "outgoing"))).isEmpty();
        assertThat(read("call.answered", with(initiated(), "direction", ""))).isEmpty();
        assertThat(read("call.hangup", with(initiated(), "direction", "outgoing"))).isEmpty();
        assertThat(ended("normal_clearing", null, "YzEtNy0x")).isEmpty();
    }

    /** Where the dialer has named an address, no end is one of a call that comes in. */
    @Test
    void anEndAloneCountsOnlyWhereCallsComeIn() {
        var event = event("call.hangup", with(with(initiated(), "direction", ""), "x", "y"));

        assertThat(IncomingEvent.of(event, "tel", true)).isPresent();
        assertThat(IncomingEvent.of(event, "tel", false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in-0 +15005550006 - -",
                "%s",
                "%s +15005550006 -",
                "%s nobody - -",
                "%s +15005550006 - - -",
                ""
            })
    void anotherStateIsNone(String text) {
        assertThat(IncomingState.read(text.formatted(CALL_ID), CALL_ID)).isNull();
    }

    @Test
    void answersACallThatComesIn() {
        var command = command("call.initiated", initiated(), HELLO).orElseThrow();

        assertThat(command.action()).isEqualTo("answer");
        assertThat(command.body()).containsOnlyKeys("client_state", "command_id");
        assertThat(state(command)).isEqualTo(STATE);
    }

    @Test
    void letsTheCallerHearTheMessage() {
        var command = command("call.answered", ours(), HELLO).orElseThrow();

        assertThat(command.action()).isEqualTo("speak");
        assertThat(command.body()).containsEntry("payload", "Hello.").containsKeys("voice");
        assertThat(state(command)).isEqualTo(STATE.answeredAt(OCCURRED));
    }

    @Test
    void letsTheCallerSpeakWithTheAgent() {
        var command = command("call.answered", ours(), AGENT).orElseThrow();

        assertThat(command.action()).isEqualTo("streaming_start");
        assertThat(command.body()).containsEntry("stream_url", "wss://a.example.com/m");
        assertThat(state(command)).isEqualTo(STATE.answeredAt(OCCURRED));
    }

    @ParameterizedTest
    @CsvSource({
        "call.speak.ended, completed",
        "call.speak.ended, cancelled",
        "streaming.stopped, -",
        "streaming.failed, -"
    })
    void hangsUpAfterIt(String type, String status) {
        assertThat(command(type, with(ours(), "status", status), HELLO).orElseThrow().action())
                .isEqualTo("hangup");
    }

    @ParameterizedTest
    @CsvSource({
        "call.speak.ended, call_hangup",
        "call.speak.started, -",
        "streaming.started, -",
        "call.hangup, -",
        "call.dtmf.received, -"
    })
    void doesNothingElse(String type, String status) {
        assertThat(command(type, with(ours(), "status", status), HELLO)).isEmpty();
    }

    /** Instructions of somebody else mean nothing to Telnyx: the call is not even answered. */
    @Test
    void hangsUpWhereThereIsNothingThatCouldBeHeard() {
        for (var hears :
                new CalleeHears[] {
                    new CalleeHears.Nothing(),
                    new CalleeHears.Elsewhere("https://voice.example.com")
                }) {
            assertThat(command("call.initiated", initiated(), hears).orElseThrow().action())
                    .isEqualTo("hangup");
            assertThat(command("call.answered", ours(), hears).orElseThrow().action())
                    .isEqualTo("hangup");
        }
    }

    /** Telnyx does the same command once. */
    @Test
    void aWebhookThatComesTwiceCountsOnce() {
        assertThat(command("call.answered", ours(), HELLO).orElseThrow().body())
                .isEqualTo(command("call.answered", ours(), HELLO).orElseThrow().body());
        assertThat(commandId("call.initiated", initiated()))
                .isNotEqualTo(commandId("call.answered", ours()));
    }

    private static @Nullable Object commandId(String type, Map<String, String> payload) {
        return command(type, payload, HELLO).orElseThrow().body().get("command_id");
    }

    private static Optional<Command> command(
            String type, Map<String, String> payload, CalleeHears hears) {
        return read(type, payload).flatMap(event -> IncomingCommands.after(event, hears));
    }

    private static @Nullable IncomingState state(Command command) {
        return IncomingState.read(
                decoded(String.valueOf(command.body().get("client_state"))), CALL_ID);
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static Optional<IncomingEvent> ended(
            String cause, @Nullable String sip, String clientState) {
        return read(
                "call.hangup",
                Map.of(
                        "hangup_cause",
                        cause,
                        "sip_hangup_cause",
                        sip == null ? "unspecified" : sip,
                        "client_state",
                        clientState,
                        "from",
                        CALLER.e164(),
                        "to",
                        OURS.e164()));
    }

    private static Map<String, String> initiated() {
        return Map.of(
                "direction",
                "incoming",
                "from",
                CALLER.e164(),
                "to",
                OURS.e164(),
                "client_state",
                "");
    }

    private static Map<String, String> ours() {
        return Map.of("client_state", STATE.clientState());
    }

    private static Map<String, String> with(
            Map<String, String> payload, String name, String value) {
        var more = new HashMap<>(payload);
        more.put(name, value);
        return more;
    }

    private static Optional<IncomingEvent> read(String type, Map<String, String> payload) {
        return IncomingEvent.of(event(type, payload), "tel", true);
    }

    private static TelnyxEvent event(String type, Map<String, String> payload) {
        return TelnyxEvent.of(Sender.event(type, payload).getBytes(StandardCharsets.UTF_8));
    }
}
