package io.dialstream.dialer.lane;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Lanes in memory. */
public final class InMemoryLanes implements Lanes {

    private final Map<String, Lane> lanes = new HashMap<>();

    @Override
    public synchronized Map<String, Lane> load(Collection<String> ids) {
        return ids.stream()
                .distinct()
                .map(lanes::get)
                .filter(Objects::nonNull)
                .collect(toMap(Lane::id, identity()));
    }

    @Override
    public synchronized List<Lane> activeIn(Set<Integer> partitions) {
        return lanes.values().stream()
                .filter(lane -> partitions.contains(lane.partition()))
                .filter(lane -> !lane.active().isEmpty())
                .toList();
    }

    @Override
    public synchronized boolean save(Lane lane) {
        var stored = lanes.get(lane.id());
        var version = stored == null ? 0 : stored.version();
        if (version != lane.version()) {
            return false;
        }
        lanes.put(lane.id(), lane.written());
        return true;
    }
}
