package io.dialstream.simulation.log;

import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.eventlog.PartitionOwner;
import io.dialstream.foundation.readiness.Dependencies;
import io.dialstream.simulation.engine.Instance;
import io.dialstream.simulation.engine.Surroundings;
import io.dialstream.simulation.log.Broker.Partition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A process's consumer: polls, hands a batch over, commits; gives up and gains partitions between
 * batches. It believes that it owns what it was assigned until it hears otherwise.
 */
public final class Member {

    private static final int MOST_RECORDS = 12;
    private static final double LEFT_OUT = 0.15;
    private static final long SHORTEST_BACK_OFF = 200_000;
    private static final long LONGEST_BACK_OFF = 5_000_000;

    /** What a consumer's service does with what it is told. */
    public record Ears(Consumer<List<EventRecord>> handler, PartitionOwner owner) {}

    /** Told of a batch that its handler could not take for a reason that will not go away. */
    @FunctionalInterface
    public interface Poison {
        void found(String who, RuntimeException failure);
    }

    private final ConsumerGroup group;
    private final Instance process;
    private final Ears ears;
    private final Poison poison;
    private final Map<Partition, Long> positions = new HashMap<>();
    private Set<Integer> owned = new TreeSet<>();
    private Set<Integer> assigned = new TreeSet<>();
    private int generation;
    private boolean member;
    private boolean polling;
    private long nextPoll = Long.MAX_VALUE;
    private long cutOffUntil;

    public Member(ConsumerGroup group, Instance process, Ears ears, Poison poison) {
        this.group = group;
        this.process = process;
        this.ears = ears;
        this.poison = poison;
    }

    Instance process() {
        return process;
    }

    private Surroundings world() {
        return process.world();
    }

    /** Begins to poll. */
    public void begin() {
        wakeSoon();
    }

    /** Its process has died or frozen. */
    public void missHeartbeats() {
        group.missHeartbeats(this);
    }

    /** The group loses sight of it, and it of the group, while all else goes on for it. */
    public void cutOff(long micros) {
        cutOffUntil = world().now() + micros;
        group.throwOut(this);
    }

    /** Sees the group again. */
    public void reconnect() {
        cutOffUntil = 0;
        wakeSoon();
    }

    void thrownOut() {
        member = false;
        wakeSoon();
    }

    void assign(Set<Integer> partitions) {
        assigned = partitions;
        wakeSoon();
    }

    void wake(int partition, long visibleAt) {
        if (owned.contains(partition)) {
            wakeAt(visibleAt + world().latency());
        }
    }

    void wakeSoon() {
        wakeAt(world().now() + world().latency());
    }

    private void wakeAt(long time) {
        var moment = Math.max(time, cutOffUntil);
        if (!polling && moment < nextPoll) {
            nextPoll = moment;
            process.start(moment - world().now(), () -> pollIfDue(moment));
        }
    }

    private void pollIfDue(long moment) {
        if (nextPoll == moment && !polling) {
            nextPoll = Long.MAX_VALUE;
            polling = true;
            poll();
            polling = false;
            wakeForMore();
        }
    }

    private void poll() {
        if (world().now() < cutOffUntil || group.waitsFor(this)) {
            return;
        }
        if (!member) {
            comeIn();
        } else if (group.rebalancing()) {
            giveUp(true);
            group.join(this);
        } else if (generation != group.generation()) {
            gain();
        } else {
            hear(fetched());
        }
    }

    private void comeIn() {
        giveUp(false);
        member = true;
        group.join(this);
    }

    private void giveUp(boolean inTime) {
        if (!owned.isEmpty()) {
            world().note(process.name(), inTime ? "gives up" : "has lost", owned);
            ears.owner().givenUp(owned, inTime);
            owned = new TreeSet<>();
            positions.clear();
        }
    }

    private void gain() {
        if (!owned.isEmpty()) {
            giveUp(false);
        }
        generation = group.generation();
        owned = new TreeSet<>(assigned);
        for (var topic : group.topics()) {
            for (var number : owned) {
                var partition = new Partition(topic, number);
                positions.put(partition, group.committed(partition));
            }
        }
        if (!owned.isEmpty()) {
            world().note(process.name(), "gains", owned);
            ears.owner().gained(owned);
        }
    }

    /** Some of what can be seen: of any partitions, in their order. */
    private Map<Partition, List<Broker.Line>> fetched() {
        var fetched = new LinkedHashMap<Partition, List<Broker.Line>>();
        int room = world().dice().between(1, MOST_RECORDS);
        for (var partition : shuffled()) {
            var lines = visible(partition);
            var some = lines.subList(0, Math.min(room, lines.size()));
            if (!some.isEmpty() && !world().dice().chance(LEFT_OUT)) {
                fetched.put(partition, List.copyOf(some));
                room -= some.size();
            }
        }
        return fetched;
    }

    private List<Partition> shuffled() {
        var all = new ArrayList<Partition>();
        for (var topic : group.topics()) {
            for (var number : owned) {
                all.add(world().dice().between(0, all.size()), new Partition(topic, number));
            }
        }
        return all;
    }

    private List<Broker.Line> visible(Partition partition) {
        var lines = group.broker().from(partition, position(partition));
        int seen = 0;
        while (seen < lines.size() && lines.get(seen).visibleAt() <= world().now()) {
            seen++;
        }
        return lines.subList(0, seen);
    }

    private long position(Partition partition) {
        return positions.getOrDefault(partition, 0L);
    }

    private void hear(Map<Partition, List<Broker.Line>> fetched) {
        if (fetched.isEmpty()) {
            return;
        }
        var batch = new ArrayList<EventRecord>();
        var reached = new LinkedHashMap<Partition, Long>();
        fetched.forEach((partition, lines) -> {
            lines.forEach(line ->
                    batch.add(new EventRecord(line.event(), partition.number(), line.offset())));
            reached.put(partition, lines.getLast().offset() + 1);
        });
        world().note(process.name(), "polls", reached);
        if (handled(batch)) {
            positions.putAll(reached);
            process.pass();
            commit(reached);
        }
    }

    private boolean handled(List<EventRecord> batch) {
        try {
            ears.handler().accept(batch);
            return true;
        } catch (RuntimeException e) {
            if (!Dependencies.isDown(e)) {
                poison.found(process.name(), e);
            }
            world().note(process.name(), "will hear that again");
            process.pass(world().dice().micros(SHORTEST_BACK_OFF, LONGEST_BACK_OFF));
            return false;
        }
    }

    private void commit(Map<Partition, Long> reached) {
        var lost = world().dice().chance(world().weather().logFails());
        if (!lost && world().now() >= cutOffUntil && group.commit(this, generation, reached)) {
            world().note(process.name(), "commits", reached);
        }
    }

    private void wakeForMore() {
        if (!member || group.rebalancing() || generation != group.generation()) {
            wakeSoonUnlessWaiting();
            return;
        }
        positions.forEach((partition, position) -> {
            var lines = group.broker().from(partition, position);
            if (!lines.isEmpty()) {
                wakeAt(lines.getFirst().visibleAt() + world().latency());
            }
        });
    }

    /** Who has joined waits to be told that all have. */
    private void wakeSoonUnlessWaiting() {
        if (!group.waitsFor(this)) {
            wakeSoon();
        }
    }
}
