package io.dialstream.ingest.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.ingest.incoming.AnsweredCalls;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String QUERY = Addresses.status("c1-7-1", "c1");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456789Z");

    private final StatusCallbacks callbacks =
            new StatusCallbacks(
                    new InMemoryEventLog(),
                    Addresses.TOKENS,
                    AnsweredCalls.none(),
                    new WebhookMetrics(new SimpleMeterRegistry()),
                    Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    queued,      DIALING,   -
                    initiated,   DIALING,   -
                    ringing,     RINGING,   -
                    in-progress, ANSWERED,  -
                    completed,   COMPLETED, -
                    busy,        MISSED,    BUSY
                    no-answer,   NO_ANSWER, -
                    failed,      FAILED,    UNKNOWN
                    canceled,    FAILED,    CANCELED
                    """)
    void knowsEveryWordOfTwilio(String word, CallStatus status, @Nullable String reason) {
        var event = event(word, "");

        assertThat(event.status()).isEqualTo(status);
        assertThat(event.reason()).isEqualTo(reason);
        assertThat(event.eventId()).matches("c1-7-1:" + status + ":[0-9a-f]{16}");
    }

    @Test
    void carriesOurIdsTheProvidersFactsAndAllItsFields() {
        var event =
                event(
                        "completed",
                        "&CallDuration=42&Duration=1&SequenceNumber=3&From=%2B15550100"
                                + "&Timestamp=Tue%2C+31+Mar+2026+13%3A37%3A00+%2B0000&FromCity=");

        assertThat(event.callId()).isEqualTo("c1-7-1");
        assertThat(event.campaignId()).isEqualTo("c1");
        assertThat(event.leadId()).isEqualTo("7");
        assertThat(event.provider()).isEqualTo("twilio");
        assertThat(event.providerCallId()).isEqualTo("CA1");
        assertThat(event.sequence()).isEqualTo(3);
        assertThat(event.durationSeconds()).isEqualTo(42);
        assertThat(event.occurredAt()).isEqualTo("2026-03-31T13:37:00Z");
        assertThat(event.recordedAt()).isEqualTo("2026-11-22T10:00:00.123Z");
        assertThat(event.userId()).isNull();
        assertThat(event.leadReturned()).isFalse();
        assertThat(event.data())
                .containsExactly(
                        entry("AccountSid", ACCOUNT),
                        entry("CallSid", "CA1"),
                        entry("CallStatus", "completed"),
                        entry("CallDuration", "42"),
                        entry("Duration", "1"),
                        entry("SequenceNumber", "3"),
                        entry("From", "+15550100"),
                        entry("Timestamp", "Tue, 31 Mar 2026 13:37:00 +0000"),
                        entry("FromCity", ""));
    }

    @ParameterizedTest
    @CsvSource({"404, SIP_404", "487, SIP_487", "'', UNKNOWN", "abc, UNKNOWN", "4040, UNKNOWN"})
    void aFailureNamesItsSipResponse(String sipCode, String reason) {
        assertThat(event("failed", "&SipResponseCode=" + sipCode).reason()).isEqualTo(reason);
    }

    @Test
    void theWordDecidesAndNotTheSipResponse() {
        var event = event("busy", "&SipResponseCode=487");

        assertThat(event.status()).isEqualTo(CallStatus.MISSED);
        assertThat(event.reason()).isEqualTo("BUSY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "no-answer", "failed", "canceled", "ringing", "in-progress"})
    void onlyACompletedCallHasTalkTime(String word) {
        assertThat(event(word, "&CallDuration=0").durationSeconds()).isNull();
    }

    @Test
    void talkTimeIsNeverTheBilledMinutes() {
        assertThat(event("completed", "&Duration=1").durationSeconds()).isNull();
        assertThat(event("completed", "&Duration=1&CallDuration=0").durationSeconds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5", "99999999999999999999", " 1"})
    void anOddNumberDoesNotCostTheOutcome(String odd) {
        var event =
                event(
                        "completed",
                        "&SequenceNumber=%s&CallDuration=%s&Timestamp=%s".formatted(odd, odd, odd));

        assertThat(event.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(event.sequence()).isNull();
        assertThat(event.durationSeconds()).isNull();
        assertThat(event.occurredAt()).isNull();
        assertThat(event.data()).containsEntry("SequenceNumber", odd);
    }

    @Test
    void keepsAnUnknownWordAsRawData() {
        var translated = translated(QUERY, fields("teleported") + "&SequenceNumber=9");

        assertThat(translated.kind()).isEqualTo(WebhookResult.UNKNOWN_STATUS);
        assertThat(translated.topic()).isEqualTo(Topics.CALL_STATUS);
        assertThat(translated.event().status()).isNull();
        assertThat(translated.event().eventId()).startsWith("c1-7-1:raw:teleported:9:");
        assertThat(translated.event().data()).containsEntry("CallStatus", "teleported");
    }

    @Test
    void aWordInOtherLettersIsAnotherWord() {
        assertThat(event("Completed", "").status()).isNull();
    }

    @Test
    void repeatedCallbacksAreTheSameEvent() {
        assertThat(event("ringing", "&SequenceNumber=1").eventId())
                .isEqualTo(event("ringing", "&SequenceNumber=1").eventId());
    }

    /** They tell the same, and whoever reads both must be able to tell them apart. */
    @Test
    void callbacksInOtherWordsAreOtherEventsOfTheSameStatus() {
        assertThat(event("ringing", "&SequenceNumber=1").eventId())
                .isNotEqualTo(event("ringing", "&SequenceNumber=2&Extra=1").eventId());
        assertThat(event("queued", "").eventId()).isNotEqualTo(event("initiated", "").eventId());
        assertThat(event("queued", "").subject())
                .isEqualTo(event("initiated", "").subject())
                .isEqualTo("c1-7-1:DIALING");
    }

    @Test
    void aCallOutsideAnyCampaignHasItsCallIdForAKey() {
        var event = translated(Addresses.status("single-1", null), fields("ringing")).event();

        assertThat(event.campaignId()).isNull();
        assertThat(event.key()).isEqualTo("single-1");
    }

    @Test
    void aCallbackWithoutOurIdsIsKeptUnderTwiliosOwn() {
        var translated = translated("foo=bar", fields("completed"));

        assertThat(translated.topic()).isEqualTo(Topics.CALL_STATUS_UNMATCHED);
        assertThat(translated.kind()).isEqualTo(WebhookResult.UNMATCHED);
        assertThat(translated.event().key()).isEqualTo("CA1");
        assertThat(translated.event().eventId()).startsWith("CA1:COMPLETED:");
    }

    @Test
    void idsInTheBodyAreNotOurs() {
        assertThat(translated("", fields("completed") + "&callId=c1-7-1").kind())
                .isEqualTo(WebhookResult.UNMATCHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x=y", "CallSid=&CallStatus=%20", "%%%", "{\"CallSid\":\"CA1\"}"})
    void withoutSidAndStatusItIsNoCallback(String body) {
        assertThat(translate(QUERY, body))
                .isEqualTo(
                        new Translation.Malformed(
                                List.of(
                                        new FieldProblem("CallSid", "is missing from the callback"),
                                        new FieldProblem(
                                                "CallStatus", "is missing from the callback"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CallSid=CA1", "CallSid=CA2", "CallStatus=ringing", "CallStatus="})
    void whatIsSaidTwiceCannotBeRelatedOn(String again) {
        assertThat(translate(QUERY, fields("ringing") + "&" + again))
                .isEqualTo(repeated(again.substring(0, again.indexOf('='))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"callId", "campaignId", "leadId"})
    void anIdOfOursIsSaidOnce(String name) {
        assertThat(translate(QUERY + "&" + name + "=7", fields("ringing")))
                .isEqualTo(repeated(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CA%0D%0Ace_id:1", "CA%00", "CA 1", "%F0%9F%98%80"})
    void aCallSidIsMadeOfWhatIdsAreMadeOf(String sid) {
        assertThat(translate(QUERY, "CallSid=" + sid + "&CallStatus=ringing"))
                .isEqualTo(
                        new Translation.Malformed(
                                List.of(new FieldProblem("CallSid", "is no call's id"))));
    }

    @Test
    void ofALongWordOnlyTheBeginningIsPartOfTheEventsId() {
        var event = event("x".repeat(60_000), "");

        assertThat(event.eventId()).startsWith("c1-7-1:raw:" + "x".repeat(64) + "::");
        assertThat(event.data().get("CallStatus")).hasSize(60_000);
    }

    private static Translation repeated(String name) {
        return new Translation.Malformed(
                List.of(new FieldProblem(name, "is there more than once")));
    }

    private CallStatusChanged event(String word, String more) {
        return translated(QUERY, fields(word) + more).event();
    }

    private static String fields(String word) {
        return "AccountSid=" + ACCOUNT + "&CallSid=CA1&CallStatus=" + word;
    }

    private Translation.Event translated(String query, String body) {
        var translated = translate(query, body);
        assertThat(translated).isInstanceOf(Translation.Event.class);
        return (Translation.Event) translated;
    }

    private Translation translate(String query, String body) {
        return callbacks.translate(Webhooks.of(query, body), NOW);
    }
}
