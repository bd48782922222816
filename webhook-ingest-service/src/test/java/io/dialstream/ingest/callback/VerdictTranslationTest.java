package io.dialstream.ingest.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.ingest.incoming.AnsweredCalls;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a callback that tells who has answered. */
class VerdictTranslationTest {

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
                    human,               HUMAN,   -
                    machine_start,       MACHINE, -
                    machine_end_beep,    MACHINE, GREETING_ENDED
                    machine_end_silence, MACHINE, GREETING_ENDED
                    machine_end_other,   MACHINE, -
                    fax,                 FAX,     -
                    unknown,             UNKNOWN, -
                    parrot,              UNKNOWN, -
                    """)
    void knowsEveryWordOfTwilio(String word, AnsweredBy whom, @Nullable String reason) {
        var event = published(word);

        assertThat(event.status()).isNull();
        assertThat(event.answeredBy()).isEqualTo(whom);
        assertThat(event.reason()).isEqualTo(reason);
        assertThat(event.eventId()).matches("c1-7-1:answered-by:" + whom + ":[0-9a-f]{16}");
        assertThat(event.providerCallId()).isEqualTo("CA1");
        assertThat(event.data()).containsEntry("AnsweredBy", word);
    }

    @Test
    void isTheSameEventWheneverItIsDelivered() {
        assertThat(published("human").eventId()).isEqualTo(published("human").eventId());
    }

    /** Neither what is proven of its statuses nor of what it says proves anything here. */
    @ParameterizedTest
    @ValueSource(strings = {"callId=c1-7-1&campaignId=c1&leadId=7", "status", "verdict of another"})
    void isNotKeptUnderTheCallThatItDoesNotProve(String address) {
        var query =
                switch (address) {
                    case "status" -> Addresses.status("c1-7-1", "c1");
                    case "verdict of another" ->
                            Addresses.verdict("c1-8-1", "c1").replace("c1-8-1", "c1-7-1");
                    default -> address;
                };

        var translated = translated(query, "CallSid=CA1&AnsweredBy=human");

        assertThat(translated.topic()).isEqualTo(Topics.CALL_STATUS_UNMATCHED);
        assertThat(translated.event().callId()).isEqualTo("CA1");
        assertThat(translated.event().campaignId()).isNull();
        assertThat(translated.kind()).isIn(WebhookResult.NO_TOKEN, WebhookResult.WRONG_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CallSid=CA1",
                "AnsweredBy=human",
                "CallSid=CA1&AnsweredBy=",
                "CallSid=CA1&AnsweredBy=human&AnsweredBy=fax",
                "CallSid=CA1&CallSid=CA2&AnsweredBy=human",
                "CallSid=no/id&AnsweredBy=human"
            })
    void isMalformedWithoutTheCallAndAnAnswer(String form) {
        var query = Addresses.verdict("c1-7-1", "c1");

        assertThat(callbacks.translateVerdict(Webhooks.of(query, form), NOW))
                .isInstanceOf(Translation.Malformed.class);
    }

    /** A token of the one address is of no use at the other. */
    @Test
    void itsTokenProvesNoStatus() {
        var webhook =
                Webhooks.of(Addresses.verdict("c1-7-1", "c1"), "CallSid=CA1&CallStatus=completed");

        assertThat(callbacks.translate(webhook, NOW))
                .isInstanceOfSatisfying(
                        Translation.Event.class,
                        it -> assertThat(it.kind()).isEqualTo(WebhookResult.WRONG_TOKEN));
    }

    private CallStatusChanged published(String word) {
        var translated =
                translated(
                        Addresses.verdict("c1-7-1", "c1"),
                        "CallSid=CA1&MachineDetectionDuration=4000&AnsweredBy=" + word);
        assertThat(translated.topic()).isEqualTo(Topics.CALL_STATUS);
        assertThat(translated.kind()).isEqualTo(WebhookResult.PUBLISHED);
        return translated.event();
    }

    private Translation.Event translated(String query, String form) {
        return (Translation.Event) callbacks.translateVerdict(Webhooks.of(query, form), NOW);
    }
}
