package io.dialstream.simulation.log;

import io.dialstream.simulation.engine.Surroundings;
import io.dialstream.simulation.log.Broker.Partition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A consumer group as its coordinator sees it. Partitions are assigned by range and eagerly: for a
 * rebalance every member gives up everything first, and who does not answer is thrown out.
 */
public final class ConsumerGroup {

    private static final long SESSION_TIMEOUT = 6_000_000;

    private final String name;
    private final List<String> topics;
    private final Broker broker;
    private final Surroundings world;
    private final Map<Partition, Long> committed = new HashMap<>();
    private final Set<Member> members = new LinkedHashSet<>();
    private final Set<Member> joined = new LinkedHashSet<>();
    private boolean rebalancing;
    private int generation;

    public ConsumerGroup(String name, List<String> topics, Broker broker, Surroundings world) {
        this.name = name;
        this.topics = topics;
        this.broker = broker;
        this.world = world;
        broker.add(this);
    }

    public String name() {
        return name;
    }

    List<String> topics() {
        return topics;
    }

    Broker broker() {
        return broker;
    }

    boolean rebalancing() {
        return rebalancing;
    }

    int generation() {
        return generation;
    }

    long committed(Partition partition) {
        return committed.getOrDefault(partition, 0L);
    }

    /** Accepted only from a member of the present generation. */
    boolean commit(Member member, int inGeneration, Map<Partition, Long> offsets) {
        if (!members.contains(member) || generation != inGeneration) {
            return false;
        }
        offsets.forEach((partition, to) -> tell(partition, committed(partition), to));
        committed.putAll(offsets);
        return true;
    }

    private void tell(Partition partition, long from, long to) {
        broker.from(partition, from).stream()
                .limit(Math.max(0, to - from))
                .forEach(line -> world.committed(line.event()));
    }

    /** Whether a rebalance is under way that this member is ready for. */
    boolean waitsFor(Member member) {
        return rebalancing && joined.contains(member);
    }

    /** A member comes, or is ready for the next generation. */
    void join(Member member) {
        members.add(member);
        if (!rebalancing) {
            prepare();
        }
        joined.add(member);
        completeIfAllJoined();
    }

    private void prepare() {
        rebalancing = true;
        joined.clear();
        world.note(name, "rebalances");
        members.forEach(Member::wakeSoon);
    }

    private void completeIfAllJoined() {
        if (!rebalancing || !joined.containsAll(members)) {
            return;
        }
        rebalancing = false;
        generation++;
        var all = new ArrayList<>(members);
        for (int i = 0; i < all.size(); i++) {
            var from = i * broker.partitions() / all.size();
            var to = (i + 1) * broker.partitions() / all.size();
            all.get(i).assign(range(from, to));
        }
    }

    private static Set<Integer> range(int from, int to) {
        var range = new TreeSet<Integer>();
        for (int number = from; number < to; number++) {
            range.add(number);
        }
        return range;
    }

    /** Its heartbeats have stopped: unless they go on in time it is thrown out. */
    void missHeartbeats(Member member) {
        world.agenda()
                .after(
                        SESSION_TIMEOUT,
                        () -> {
                            if (!member.process().alive() || member.process().frozen()) {
                                throwOut(member);
                            }
                        });
    }

    /** The member does not belong to the group any more; it may learn that much later. */
    void throwOut(Member member) {
        if (members.remove(member)) {
            world.note(name, "throws out", member.process().name());
            joined.remove(member);
            member.thrownOut();
            if (!rebalancing && !members.isEmpty()) {
                prepare();
            }
            completeIfAllJoined();
        }
    }

    void wake(Partition partition, long visibleAt) {
        if (topics.contains(partition.topic())) {
            for (var member : members) {
                member.wake(partition.number(), visibleAt);
            }
        }
    }
}
