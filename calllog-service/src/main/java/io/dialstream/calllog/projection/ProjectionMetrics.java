package io.dialstream.calllog.projection;

import io.dialstream.events.CallStatusChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the projection has done, and how long after an event was recorded. */
@Component
class ProjectionMetrics {

    private static final Duration[] DELAYS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry meters;
    private final Counter unmatched;

    ProjectionMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.unmatched =
                Counter.builder("dialstream.events.unmatched")
                        .description("Call events whose call never began")
                        .register(meters);
    }

    void projected(List<Heard> batch, List<CallStatusChanged> setAside, Instant now) {
        batch.forEach(heard -> projected(heard.event(), now));
        unmatched.increment(setAside.size());
    }

    private void projected(CallStatusChanged event, Instant now) {
        var status = event.status();
        meters.counter(
                        "dialstream.projection.events",
                        "status",
                        status == null ? "RAW" : status.name())
                .increment();
        delayOf(event).record(between(event.recordedAt(), now));
    }

    /** Another machine's clock may be ahead of ours. */
    private static Duration between(Instant recorded, Instant now) {
        return now.isBefore(recorded) ? Duration.ZERO : Duration.between(recorded, now);
    }

    /** Callbacks, which the provider counts, apart from what the dialer says itself. */
    private Timer delayOf(CallStatusChanged event) {
        return Timer.builder("dialstream.projection.delay")
                .description("From an event's recording to its projection's being durable")
                .tag("source", event.sequence() == null ? "dialer" : "webhook")
                .serviceLevelObjectives(DELAYS)
                .register(meters);
    }
}
