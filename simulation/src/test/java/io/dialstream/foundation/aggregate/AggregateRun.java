package io.dialstream.foundation.aggregate;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the engine does about works, on a memory that is a value. */
public final class AggregateRun<S extends Aggregate<S>, I, E> {

    private static final Set<Integer> PARTITION = Set.of(0);

    private final OwnedAggregates<S> owned = new OwnedAggregates<>();
    private final AggregateChanges<S, I, E> changes;
    private final Decider<S, I, E> decider;

    /**
     * @param owns whether the partition is this instance's
     * @param remembered as it was last decided on here; null for nothing
     */
    public AggregateRun(
            AggregateStore<S> store,
            Decider<S, I, E> decider,
            Intake<S, I> intake,
            EffectRunner<S, I, E> effects,
            boolean owns,
            @Nullable S remembered) {
        this.decider = decider;
        this.changes = new AggregateChanges<>(store, decider, intake, effects, owned);
        if (owns) {
            owned.gain(PARTITION);
        }
        if (remembered != null) {
            owned.remember(remembered);
        }
    }

    /** Lets aggregates handle this; {@code alarm} is told when they must be looked at. */
    public void apply(Collection<Work<I>> works, Instant now, Consumer<Instant> alarm) {
        changes.apply(
                works,
                now,
                state -> {
                    var due = decider.due(state);
                    if (due != null && owned.owns(state.partition())) {
                        alarm.accept(due);
                    }
                });
    }

    /** What it remembers of an aggregate afterwards. */
    public @Nullable S remembered(String id) {
        return owned.remembered(id);
    }
}
