package io.dialstream.dialer.lane;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which partitions this instance owns, and how its lanes there stand. */
@Component
class OwnedLanes {

    private final Clock clock;
    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    OwnedLanes(MeterRegistry metrics, Clock clock) {
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
        lanes.values().removeIf(lane -> givenUp.contains(lane.partition()));
    }

    void count(Lane lane) {
        if (lane.active().isEmpty() || !owns(lane.partition())) {
            lanes.remove(lane.id());
        } else {
            lanes.put(lane.id(), lane);
        }
    }

    /** A lane with live calls as it was when it was last counted; somebody may have saved since. */
    @Nullable Lane lastCounted(String id) {
        return lanes.get(id);
    }

    private int sum(ToIntFunction<Lane> number) {
        return lanes.values().stream().mapToInt(number).sum();
    }

    private long oldestMillis() {
        var now = clock.instant();
        return lanes.values().stream()
                .flatMap(lane -> lane.active().stream())
                .mapToLong(call -> Duration.between(call.since(), now).toMillis())
                .max()
                .orElse(0);
    }
}
