package io.dialstream.ingest.telnyx;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CalleeOptedOut;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.ingest.callback.Receipt;
import io.dialstream.ingest.callback.StatusCallbacks;
import io.dialstream.ingest.incoming.AnsweredCalls;
import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.WebhookMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelnyxProviderTest {

    private static final Instant NOW = Instant.parse("2026-03-31T10:00:01Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final CallbackTokens TOKENS = new CallbackTokens(List.of("a-secret"));

    private final Sender telnyx = new Sender();
    private final TelnyxProvider provider =
            new TelnyxProvider(
                    "tel",
                    Sender.CONNECTION,
                    new TelnyxSignatures(
                            TelnyxSignatures.publicKey(telnyx.publicKey()).orElseThrow(), CLOCK),
                    null);
    private final InMemoryEventLog eventLog = new InMemoryEventLog();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    call.initiated,    direction,    outgoing,          DIALING,   -
                    call.initiated,    direction,    incoming,          -,         -
                    call.answered,     state,        answered,          ANSWERED,  -
                    call.hangup,       hangup_cause, normal_clearing,   -,         ENDED
                    call.hangup,       hangup_cause, time_limit,        -,         ENDED_ANSWERED
                    call.hangup,       hangup_cause, timeout,           NO_ANSWER, -
                    call.hangup,       hangup_cause, no_answer,         NO_ANSWER, -
                    call.hangup,       hangup_cause, user_busy,         MISSED,    BUSY
                    call.hangup,       hangup_cause, call_rejected,     MISSED,    DECLINED
                    call.hangup,       hangup_cause, originator_cancel, FAILED,    CANCELED
                    call.hangup,       hangup_cause, not_found,         FAILED,    UNKNOWN
                    call.hangup,       hangup_cause, unspecified,       FAILED,    UNKNOWN
                    call.hangup,       hangup_cause, gone_fishing,      -,         -
                    call.hangup,       state,        hangup,            -,         -
                    call.speak.started,  status,     -,                 -,         -
                    call.speak.ended,  status,       completed,         -,         SPOKEN
                    call.speak.ended,  status,       call_hangup,       -,         -
                    call.speak.ended,  status,       cancelled_amd,     -,         -
                    call.gather.ended, status,       valid,             -,         SPOKEN
                    call.gather.ended, status,       invalid,           -,         SPOKEN
                    call.gather.ended, status,       timeout,           -,         SPOKEN
                    call.gather.ended, status,       cancelled,         -,         -
                    call.gather.ended, status,       cancelled_amd,     -,         -
                    call.gather.ended, status,       call_hangup,       -,         -
                    streaming.started, stream_id,    1,                 -,         -
                    streaming.stopped, stream_id,    1,                 -,         SPOKEN
                    streaming.failed,  stream_id,    1,                 -,         SPOKEN
                    call.dtmf.received, digit,       9,                 -,         -
                    call.ringing,      state,        ringing,           -,         -
                    """)
    void readsEveryWord(
            String type,
            String field,
            @Nullable String value,
            @Nullable CallStatus status,
            @Nullable String reason) {
        var report = report(type, Map.of(field, String.valueOf(value)));

        assertThat(report.status()).isEqualTo(status);
        assertThat(report.reason()).isEqualTo(reason);
        assertThat(report.answeredBy()).isNull();
        assertThat(report.word()).isEqualTo(type);
        assertThat(report.providerCallId()).isEqualTo(Sender.CALL);
        assertThat(report.talkSeconds()).isNull();
        assertThat(report.occurredAt()).isEqualTo(Instant.parse("2026-03-31T10:00:00.521992Z"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    normal_clearing, 200,         -,      ENDED_ANSWERED
                    normal_clearing, 487,         -,      ENDED
                    normal_clearing, unspecified, -,      ENDED
                    unspecified,     200,         -,      ENDED_ANSWERED
                    gone_fishing,    200,         -,      ENDED_ANSWERED
                    not_found,       404,         FAILED, SIP_404
                    unspecified,     503,         FAILED, SIP_503
                    user_busy,       486,         MISSED, BUSY
                    """)
    void takesTheSipResponseForAHint(
            String cause, String sip, @Nullable CallStatus status, @Nullable String reason) {
        var report = report("call.hangup", Map.of("hangup_cause", cause, "sip_hangup_cause", sip));

        assertThat(report.status()).isEqualTo(status);
        assertThat(report.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    call.machine.detection.ended,         human,           HUMAN,   -
                    call.machine.detection.ended,         machine,         MACHINE, -
                    call.machine.detection.ended,         not_sure,        UNKNOWN, -
                    call.machine.detection.ended,         parrot,          UNKNOWN, -
                    call.machine.greeting.ended,          ended,           MACHINE, GREETING_ENDED
                    call.machine.greeting.ended,          beep_detected,   MACHINE, GREETING_ENDED
                    call.machine.premium.detection.ended, human_residence, HUMAN,   -
                    call.machine.premium.detection.ended, human_business,  HUMAN,   -
                    call.machine.premium.detection.ended, fax_detected,    FAX,     -
                    call.machine.premium.detection.ended, silence,         UNKNOWN, -
                    call.machine.premium.detection.ended, not_sure,        UNKNOWN, -
                    call.machine.premium.detection.ended, machine,         MACHINE, GREETING_GOES_ON
                    call.machine.premium.greeting.ended,  beep_detected,   MACHINE, GREETING_ENDED
                    call.machine.premium.greeting.ended,  no_beep_detected, MACHINE, -
                    """)
    void tellsWhoHasAnswered(
            String type, String result, @Nullable AnsweredBy whom, @Nullable String reason) {
        var report = report(type, Map.of("result", result));

        assertThat(report.answeredBy()).isEqualTo(whom);
        assertThat(report.reason()).isEqualTo(reason);
        assertThat(report.status()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "not json",
                "{}",
                "{\"data\":{\"event_type\":\"call.answered\"}}",
                "{\"data\":{\"event_type\":\"call.answered\",\"payload\":"
                        + "{\"call_control_id\":\"a b\"}}}",
                "{\"data\":{\"payload\":{\"call_control_id\":\"v3:a\"}}}"
            })
    void whatNamesNoCallOrNoEventIsMalformed(String body) {
        assertThat(provider.read(Sender.request(null, null, null, body)))
                .isInstanceOf(StatusCallback.Malformed.class);
    }

    @Test
    void keepsWhatWasSaidInFull() {
        var body =
                Sender.event("call.hangup", Map.of("hangup_cause", "gone_fishing"))
                        .replace("\"payload\":{", "\"payload\":{\"tags\":[\"a\"],\"none\":null,");

        assertThat(report(body).data())
                .containsEntry("event_type", "call.hangup")
                .containsEntry("hangup_cause", "gone_fishing")
                .containsEntry("tags", "[\"a\"]")
                .doesNotContainKeys("none", "payload", "attempt");
    }

    @Test
    void anotherApplicationOfTheAccountSpeaksForNoCallOfOurs() {
        assertThat(verified(null, Sender.event("call.answered", Map.of())))
                .isEqualTo(new Verification.Genuine());
        assertThat(verified(null, Sender.event("call.answered", Map.of("connection_id", "2"))))
                .isEqualTo(new Verification.Foreign());
    }

    @Test
    void whatIsNotSignedIsForgedWhateverItNames() {
        var body = Sender.event("call.answered", Map.of());

        assertThat(provider.verify(Sender.request("1774951200", null, null, body)))
                .isEqualTo(new Verification.Forged());
    }

    /** The signature is not over the address: a body of one call proves nothing about another. */
    @Test
    void aBodyCannotBeMovedToTheAddressOfAnotherCall() {
        var body = Sender.event("call.answered", Map.of());

        assertThat(verified(query("c1-7-1"), body)).isEqualTo(new Verification.Genuine());
        assertThat(verified(query("c1-8-1"), body))
                .isEqualTo(
                        new Verification.Unclear(
                                new FieldProblem(
                                        "client_state", "is another call's than the address")));
    }

    @Test
    void aCallbackThatIsRepeatedIsTheSameEvent() {
        var body = Sender.event("call.dtmf.received", Map.of("digit", "9"));
        var again = Sender.event("call.dtmf.received", Map.of("digit", "9"), 2);
        var other = body.replace("0ccc7b54", "11111111");

        for (var sent : List.of(body, again, other)) {
            assertThat(receive(query("c1-7-1"), sent)).isEqualTo(new Receipt.Taken());
        }

        var ids =
                eventLog.published(CallStatusChanged.class).stream()
                        .map(CallStatusChanged::eventId)
                        .toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void theKeyInTheAddressOptsTheCalleeOut() {
        var body = Sender.event("call.gather.ended", Map.of("digits", "9", "status", "valid"));

        assertThat(receive(query("c1-7-1") + "&optOutDigit=9", body))
                .isEqualTo(new Receipt.Taken());

        assertThat(eventLog.published(CalleeOptedOut.class))
                .containsExactly(
                        new CalleeOptedOut(
                                "c1-7-1:opted-out", "c1-7-1", "c1", "7", "tel", Sender.CALL, NOW));
        assertThat(eventLog.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::reason)
                .containsExactly("SPOKEN");
        assertThat(metrics.get("dialstream.webhooks").tag("result", "published").counter().count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "9, &optOutDigit=8, right",
        "'', &optOutDigit=9, right",
        "99, &optOutDigit=9, right",
        "9, '', right",
        "9, &optOutDigit=9, wrong"
    })
    void nothingElseDoes(String digits, String offered, String token) {
        var body = Sender.event("call.gather.ended", Map.of("digits", digits, "status", "valid"));
        var query = query("c1-7-1") + offered;

        receive(token.equals("right") ? query : query.replace("&t=", "&t=x"), body);

        assertThat(eventLog.published(CalleeOptedOut.class)).isEmpty();
        assertThat(eventLog.published(CallStatusChanged.class)).hasSize(1);
    }

    @Test
    void whoHasOptedOutIsToldAgainWhereTheLogIsAway() {
        var body = Sender.event("call.gather.ended", Map.of("digits", "9", "status", "valid"));
        eventLog.goAway();
        assertThat(receive(query("c1-7-1") + "&optOutDigit=9", body))
                .isEqualTo(new Receipt.Unavailable());

        eventLog.comeBack();
        receive(query("c1-7-1") + "&optOutDigit=9", body);
        assertThat(eventLog.published(CalleeOptedOut.class)).hasSize(1);
    }

    private Receipt receive(String query, String body) {
        var callbacks =
                new StatusCallbacks(
                        eventLog, TOKENS, AnsweredCalls.none(), new WebhookMetrics(metrics), CLOCK);
        var request = telnyx.signed(NOW.getEpochSecond(), query, body);
        return callbacks.receive(new Webhook(new Account("tel", "telnyx", provider), request));
    }

    private Verification verified(@Nullable String query, String body) {
        return provider.verify(telnyx.signed(NOW.getEpochSecond(), query, body));
    }

    private static String query(String callId) {
        return "callId="
                + callId
                + "&campaignId=c1&leadId=7&t="
                + TOKENS.of(Purpose.STATUS, "tel", callId, "c1");
    }

    private StatusCallback.Report report(String type, Map<String, String> payload) {
        return report(Sender.event(type, payload));
    }

    private StatusCallback.Report report(String body) {
        return (StatusCallback.Report) provider.read(Sender.request(null, null, null, body));
    }
}
