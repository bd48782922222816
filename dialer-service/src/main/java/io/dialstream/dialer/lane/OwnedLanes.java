package io.dialstream.dialer.lane;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** Which partitions this instance owns, and how its lanes there stand. */
@Component
class OwnedLanes {

    private record Load(int partition, int live, int limit, Instant oldest) {}

    private final Clock clock;
    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private final Map<String, Load> lanes = new ConcurrentHashMap<>();

    OwnedLanes(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        Gauge.builder("dialstream.calls.live", () -> sum(Load::live))
                .description("Calls that occupy a slot")
                .register(metrics);
        Gauge.builder("dialstream.calls.limit", () -> sum(Load::limit))
                .description("Calls that the lanes with live calls may have at once")
                .register(metrics);
        TimeGauge.builder("dialstream.calls.oldest", this::oldestMillis, TimeUnit.MILLISECONDS)
                .description("For how long the oldest live call has occupied its slot")
                .register(metrics);
        metrics.gauge("dialstream.lanes.owned", lanes, Map::size);
    }

    boolean owns(int partition) {
        return partitions.contains(partition);
    }

    void gain(Set<Integer> gained) {
        partitions.addAll(gained);
    }

    void giveUp(Set<Integer> givenUp) {
        partitions.removeAll(givenUp);
        lanes.values().removeIf(load -> givenUp.contains(load.partition));
    }

    void count(Lane lane) {
        var oldest = lane.active().stream().map(ActiveCall::since).min(Instant::compareTo);
        if (oldest.isEmpty() || !owns(lane.partition())) {
            lanes.remove(lane.id());
        } else {
            int live = lane.active().size();
            lanes.put(lane.id(), new Load(lane.partition(), live, lane.limit(), oldest.get()));
        }
    }

    private int sum(ToIntFunction<Load> number) {
        return lanes.values().stream().mapToInt(number).sum();
    }

    private long oldestMillis() {
        var now = clock.instant();
        return lanes.values().stream()
                .mapToLong(load -> Duration.between(load.oldest, now).toMillis())
                .max()
                .orElse(0);
    }
}
