package io.dialstream.ingest.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.foundation.testing.SteppedThreads;
import io.dialstream.ingest.incoming.AnsweredCalls;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.WebhookMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusCallbacksTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String QUERY = Addresses.status("c1-7-1", "c1");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final InMemoryEventLog eventLog = new InMemoryEventLog();

    @Test
    void isTakenOnceTheLogHasIt() {
        assertThat(callbacks(eventLog).receive(callback("ringing"))).isEqualTo(new Receipt.Taken());
        assertThat(eventLog.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::subject)
                .containsExactly("c1-7-1:RINGING");
        assertThat(count("published")).isEqualTo(1);
    }

    @Test
    void isNotTakenBeforeTheLogHasAcknowledged() {
        var acknowledged = new CompletableFuture<Void>();
        var callbacks = callbacks((_, _) -> acknowledged);

        var receipt = new AtomicReference<@Nullable Receipt>();
        var threads = new SteppedThreads();
        threads.start(() -> receipt.set(callbacks.receive(callback("ringing"))));
        threads.run();
        assertThat(receipt).hasNullValue();
        assertThat(count("published")).isZero();

        acknowledged.complete(null);
        threads.run();
        assertThat(receipt).hasValue(new Receipt.Taken());
    }

    @Test
    void isToBeSentAgainWhenTheLogIsAway() {
        eventLog.goAway();
        var callbacks = callbacks(eventLog);

        assertThat(callbacks.receive(callback("completed"))).isEqualTo(new Receipt.Unavailable());
        assertThat(count("unavailable")).isEqualTo(1);
        assertThat(count("published")).isZero();

        eventLog.comeBack();
        assertThat(callbacks.receive(callback("completed"))).isEqualTo(new Receipt.Taken());
    }

    @Test
    void isToBeSentAgainWhenTheLogThrows() {
        EventLog broken =
                (_, _) -> {
                    throw new EventLogUnavailableException(new IllegalStateException("no"));
                };

        assertThat(callbacks(broken).receive(callback("completed")))
                .isEqualTo(new Receipt.Unavailable());
    }

    @Test
    void aReplayIsTheSameEvent() {
        var callbacks = callbacks(eventLog);
        callbacks.receive(callback("completed"));
        callbacks.receive(callback("completed"));

        var events = eventLog.published(CallStatusChanged.class);
        assertThat(events)
                .extracting(CallStatusChanged::subject)
                .containsExactly("c1-7-1:COMPLETED", "c1-7-1:COMPLETED");
        assertThat(events.stream().map(CallStatusChanged::eventId).distinct()).hasSize(1);
    }

    @Test
    void countsEachResultUnderItsName() {
        var callbacks = callbacks(eventLog);
        callbacks.receive(callback("teleported"));
        callbacks.receive(Webhooks.of("", "CallSid=CA1&CallStatus=ringing"));
        callbacks.receive(Webhooks.of(QUERY, "nothing"));

        assertThat(count("unknown-status")).isEqualTo(1);
        assertThat(count("unmatched")).isEqualTo(1);
        assertThat(count("malformed")).isEqualTo(1);
        assertThat(metrics.get("dialstream.webhook.latency").timer().count()).isEqualTo(3);
    }

    private StatusCallbacks callbacks(EventLog log) {
        return new StatusCallbacks(
                log,
                Addresses.TOKENS,
                AnsweredCalls.none(),
                new WebhookMetrics(metrics),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private double count(String result) {
        return metrics.get("dialstream.webhooks").tag("result", result).counter().count();
    }

    private static Webhook callback(String word) {
        return Webhooks.of(QUERY, "AccountSid=" + ACCOUNT + "&CallSid=CA1&CallStatus=" + word);
    }
}
