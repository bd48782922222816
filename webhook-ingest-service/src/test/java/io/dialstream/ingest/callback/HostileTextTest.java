package io.dialstream.ingest.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.EventJson;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.ingest.incoming.AnsweredCalls;
import io.dialstream.ingest.request.WebhookMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a signed callback says, it is refused or becomes an event that all can read. */
class HostileTextTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final StatusCallbacks callbacks =
            new StatusCallbacks(
                    new InMemoryEventLog(),
                    Addresses.TOKENS,
                    AnsweredCalls.none(),
                    new WebhookMetrics(new SimpleMeterRegistry()),
                    Clock.fixed(NOW, ZoneOffset.UTC));

    @Property(tries = 1_000)
    void keysAndIdsAreMadeOfHarmlessLetters(
            @ForAll("queries") String query, @ForAll("bodies") String body) {
        if (translate(query, body) instanceof Translation.Event(_, var event, _)) {
            assertThat(event.key()).matches("[A-Za-z0-9._-]{1,128}");
            assertThat(event.callId()).matches("[A-Za-z0-9._-]{1,128}");
            assertThat(event.eventId()).hasSizeLessThan(300);
        }
    }

    @Property(tries = 1_000)
    void eventsAreReadAsTheyWereWritten(
            @ForAll("queries") String query, @ForAll("bodies") String body) {
        if (translate(query, body) instanceof Translation.Event(var topic, var event, _)) {
            assertThat(EventJson.read(topic, EventJson.write(event))).isEqualTo(event);
        }
    }

    @Property(tries = 1_000)
    void bytesOfAnyKindAreReadWithoutFailing(@ForAll byte[] body) {
        assertThat(
                        callbacks.translate(
                                Webhooks.of(new String(body, StandardCharsets.ISO_8859_1), body),
                                NOW))
                .isNotNull();
    }

    @Provide
    Arbitrary<String> queries() {
        return form(List.of("callId", "campaignId", "leadId"));
    }

    @Provide
    Arbitrary<String> bodies() {
        return form(
                List.of("CallSid", "CallStatus", "SequenceNumber", "CallDuration", "Timestamp"));
    }

    private static Arbitrary<String> form(List<String> names) {
        var name = Arbitraries.oneOf(Arbitraries.of(names), Arbitraries.strings().ofMaxLength(8));
        var value =
                Arbitraries.oneOf(
                        Arbitraries.of("CA1", "c1-7-1", "completed", "ringing", "3", "~41", "~4"),
                        Arbitraries.strings().ofMaxLength(200));
        return Combinators.combine(name, value)
                .as((left, right) -> encoded(left) + "=" + encoded(right))
                .list()
                .ofMaxSize(8)
                .map(fields -> String.join("&", fields));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Translation translate(String query, String body) {
        return callbacks.translate(Webhooks.of(query, body), NOW);
    }
}
