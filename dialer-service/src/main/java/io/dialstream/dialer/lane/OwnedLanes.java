package io.dialstream.dialer.lane;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which partitions this instance owns, and how many live calls its lanes there have. */
@Component
class OwnedLanes {

    private record Load(int partition, int live) {}

    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private final Map<String, Load> lanes = new ConcurrentHashMap<>();

    OwnedLanes(MeterRegistry metrics) {
        metrics.gauge("dialstream.calls.live", this, OwnedLanes::live);
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
        if (lane.active().isEmpty() || !owns(lane.partition())) {
            lanes.remove(lane.id());
        } else {
            lanes.put(lane.id(), new Load(lane.partition(), lane.active().size()));
        }
    }

    private int live() {
        return lanes.values().stream().mapToInt(Load::live).sum();
    }
}
