package io.dialstream.foundation.aggregate;

import static java.util.stream.Collectors.toSet;

import io.dialstream.foundation.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the aggregates of one kind going that lie in this instance's partitions: lets them handle
 * their inputs, looks at each when its time has come, and takes over what another instance, or this
 * one in an earlier life, has left.
 */
public final class AggregateProcessor<S extends Aggregate<S>, I, E> {

    private static final Logger log = LoggerFactory.getLogger(AggregateProcessor.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PORTION = 100;

    private final AggregateStore<S> store;
    private final Decider<S, I, E> decider;
    private final Timers timers;
    private final OwnedAggregates<S> owned = new OwnedAggregates<>();
    private final AggregateTimers alarms;
    private final AggregateChanges<S, I, E> changes;

    public AggregateProcessor(
            AggregateStore<S> store,
            Decider<S, I, E> decider,
            Intake<S, I> intake,
            EffectRunner<S, I, E> effects,
            Timers timers) {
        this.store = store;
        this.decider = decider;
        this.timers = timers;
        this.alarms =
                new AggregateTimers(
                        timers,
                        (id, partition) -> handle(Work.of(id, partition, decider.timePassed())));
        this.changes = new AggregateChanges<>(store, decider, intake, effects, owned);
    }

    /**
     * Lets aggregates handle what came in at a moment. Idempotent; fails as a whole when a
     * dependency is away, and must then be given the same again.
     */
    public void handle(Collection<Work<I>> works, Instant now) {
        changes.apply(works, now, this::watch);
    }

    /** Lets an aggregate handle what did not come in from the log, if it is still ours. */
    public void handle(Work<I> work) {
        if (owned.owns(work.partition())) {
            handle(List.of(work), timers.now());
        }
    }

    /**
     * Goes on with an aggregate about which nothing came in here, in the background; tries until it
     * succeeds.
     */
    public void recover(String id) {
        try {
            handle(Work.of(id, null, decider.recovered()));
        } catch (RuntimeException e) {
            log.warn("{} waits: {}", id, e.toString());
            timers.after(PAUSE, () -> recover(id));
        }
    }

    private void watch(S state) {
        var due = decider.due(state);
        if (due != null && owned.owns(state.partition())) {
            alarms.watch(state.id(), state.partition(), due);
        }
    }

    /** Whether records of this partition are handled here. */
    public boolean owns(@Nullable Integer partition) {
        return owned.owns(partition);
    }

    /** The active aggregates of this instance, as they were last decided on here. */
    public Collection<S> active() {
        return owned.active();
    }

    /**
     * Goes on with the aggregates of partitions that were gained. That is done in the background,
     * since the consumer's thread must not wait for a dependency that is away, and tried until it
     * succeeds.
     *
     * @param beforehand what is done for these partitions first
     */
    public void gained(Set<Integer> partitions, Consumer<Set<Integer>> beforehand) {
        owned.gain(partitions);
        timers.after(Duration.ZERO, () -> takeOver(partitions, beforehand));
    }

    /** Forgets everything about partitions that are another instance's. */
    public void givenUp(Set<Integer> partitions) {
        owned.giveUp(partitions);
        alarms.forget(partitions);
        changes.forget(partitions);
    }

    private void takeOver(Set<Integer> partitions, Consumer<Set<Integer>> beforehand) {
        var ours = partitions.stream().filter(owned::owns).collect(toSet());
        if (ours.isEmpty()) {
            return;
        }
        try {
            beforehand.accept(ours);
            recoverAll(ours);
        } catch (RuntimeException e) {
            log.warn("{} partitions wait to be taken over: {}", ours.size(), e.toString());
            timers.after(PAUSE, () -> takeOver(ours, beforehand));
        }
    }

    private void recoverAll(Set<Integer> partitions) {
        var found = new ArrayList<>(store.unfinished(partitions));
        for (int from = 0; from < found.size(); from += PORTION) {
            var portion = found.subList(from, Math.min(found.size(), from + PORTION));
            handle(
                    portion.stream()
                            .filter(state -> owned.owns(state.partition()))
                            .map(state ->
                                    Work.of(state.id(), state.partition(), decider.recovered()))
                            .toList(),
                    timers.now());
        }
        log.info("Took {} partitions over, {} unfinished", partitions.size(), found.size());
    }
}
