package io.dialstream.simulation.log;

import io.dialstream.events.Event;
import io.dialstream.simulation.engine.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Topics that outlive every process. All have the same number of partitions. */
public final class Broker {

    /** A partition of a topic. */
    public record Partition(String topic, int number) {}

    /** A record; a consumer can see it from a moment on. */
    record Line(Event event, long offset, long visibleAt) {}

    private final Surroundings world;
    private final int partitions;
    private final Map<Partition, List<Line>> lines = new HashMap<>();
    private final List<ConsumerGroup> groups = new ArrayList<>();

    public Broker(Surroundings world, int partitions) {
        this.world = world;
        this.partitions = partitions;
    }

    public int partitions() {
        return partitions;
    }

    public int partitionOf(String key) {
        return Math.floorMod(key.hashCode(), partitions);
    }

    void add(ConsumerGroup group) {
        groups.add(group);
    }

    /** Says what somebody has published who is no process of this world. */
    public void append(Event event) {
        append(event.topic(), event);
    }

    void append(String topic, Event event) {
        var partition = new Partition(topic, partitionOf(event.key()));
        var all = lines.computeIfAbsent(partition, _ -> new ArrayList<>());
        var before = all.isEmpty() ? 0 : all.getLast().visibleAt;
        var visibleAt = Math.max(before, world.now() + world.latency());
        all.add(new Line(event, all.size(), visibleAt));
        world.note("log", topic, partition.number, all.size() - 1, event);
        groups.forEach(group -> group.wake(partition, visibleAt));
    }

    /** One past the last record. */
    long end(Partition partition) {
        return lines.getOrDefault(partition, List.of()).size();
    }

    /** The records from an offset on. */
    List<Line> from(Partition partition, long offset) {
        var all = lines.getOrDefault(partition, List.of());
        return offset >= all.size() ? List.of() : all.subList((int) offset, all.size());
    }

    /** All events of a topic, partition by partition. */
    public List<List<Event>> all(String topic) {
        var all = new ArrayList<List<Event>>();
        for (int number = 0; number < partitions; number++) {
            all.add(from(new Partition(topic, number), 0).stream().map(Line::event).toList());
        }
        return all;
    }
}
