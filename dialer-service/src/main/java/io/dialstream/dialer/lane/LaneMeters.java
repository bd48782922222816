package io.dialstream.dialer.lane;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** How many calls of this instance's lanes are live, how many may be, and for how long. */
@Component
class LaneMeters {

    private final LaneProcessor lanes;
    private final Clock clock;

    LaneMeters(LaneProcessor lanes, MeterRegistry metrics, Clock clock) {
        this.lanes = lanes;
        this.clock = clock;
        Gauge.builder("dialstream.calls.live", () -> sum(lane -> lane.active().size()))
                .description("Calls that occupy a slot")
                .register(metrics);
        Gauge.builder("dialstream.calls.limit", () -> sum(Lane::limit))
                .description("Calls that the lanes with live calls may have at once")
                .register(metrics);
        TimeGauge.builder("dialstream.calls.oldest", this::oldestMillis, TimeUnit.MILLISECONDS)
                .description("For how long the oldest live call has occupied its slot")
                .register(metrics);
        Gauge.builder("dialstream.lanes.owned", () -> lanes.active().size()).register(metrics);
    }

    private int sum(ToIntFunction<Lane> number) {
        return lanes.active().stream().mapToInt(number).sum();
    }

    private long oldestMillis() {
        var now = clock.instant();
        return lanes.active().stream()
                .flatMap(lane -> lane.active().stream())
                .mapToLong(call -> Duration.between(call.since(), now).toMillis())
                .max()
                .orElse(0);
    }
}
