package io.dialstream.foundation.aggregate;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which partitions this instance owns, and the active aggregates there as they were last known. */
final class OwnedAggregates<S extends Aggregate<S>> {

    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private final Map<String, S> remembered = new ConcurrentHashMap<>();

    /** An aggregate without a partition is everybody's. */
    boolean owns(@Nullable Integer partition) {
        return partition == null || partitions.contains(partition);
    }

    void gain(Set<Integer> gained) {
        partitions.addAll(gained);
    }

    void giveUp(Set<Integer> givenUp) {
        partitions.removeAll(givenUp);
        remembered.values().removeIf(state -> isIn(givenUp, state));
    }

    static boolean isIn(Set<Integer> partitions, Aggregate<?> aggregate) {
        var partition = aggregate.partition();
        return partition != null && partitions.contains(partition);
    }

    void remember(S state) {
        if (state.isActive() && owns(state.partition())) {
            remembered.put(state.id(), state);
        } else {
            remembered.remove(state.id());
        }
    }

    /** As it was when it was last decided on here; somebody may have written it since. */
    @Nullable S remembered(String id) {
        return remembered.get(id);
    }

    Collection<S> active() {
        return Collections.unmodifiableCollection(remembered.values());
    }
}
