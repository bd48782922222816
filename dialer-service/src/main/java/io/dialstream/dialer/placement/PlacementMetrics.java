package io.dialstream.dialer.placement;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementAnswer.Unclear;
import io.dialstream.dialer.provider.PlacementAnswer.Unreachable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counts what became of the asking. */
@Component
class PlacementMetrics {

    private static final String PLACED = "dialstream.calls.placed";

    private final MeterRegistry metrics;
    private final Clock clock;
    private final Timer refill;
    private final Set<String> unclear = ConcurrentHashMap.newKeySet();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    PlacementMetrics(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
        this.refill =
                Timer.builder("dialstream.slot.refill")
                        .description("From handling the end of a call to asking for the next one")
                        .publishPercentileHistogram()
                        .register(metrics);
        metrics.gauge("dialstream.placements.unclear", unclear, Set::size);
        for (var outcome :
                Set.of(
                        "accepted",
                        "refused",
                        "deferred",
                        "unreachable",
                        "credentials",
                        "unclear")) {
            metrics.counter(PLACED, "outcome", outcome);
        }
    }

    /**
     * A call is asked for in a slot that became free at that moment. How long it has waited because
     * its account allows no more is not what is measured.
     */
    void refilled(String callId, Instant freedAt) {
        if (!waiting.contains(callId)) {
            refill.record(Duration.between(freedAt, clock.instant()));
        }
    }

    void waits(String callId) {
        waiting.add(callId);
    }

    void answered(PlacementAnswer answer) {
        metrics.counter(PLACED, "outcome", outcome(answer)).increment();
    }

    void unclear(String callId) {
        unclear.add(callId);
    }

    void forget(String callId) {
        unclear.remove(callId);
        waiting.remove(callId);
    }

    private static String outcome(PlacementAnswer answer) {
        return switch (answer) {
            case Accepted _ -> "accepted";
            case Refused _ -> "refused";
            case Busy _ -> "deferred";
            case Unreachable _ -> "unreachable";
            case CredentialsRefused _ -> "credentials";
            case Unclear _ -> "unclear";
        };
    }
}
