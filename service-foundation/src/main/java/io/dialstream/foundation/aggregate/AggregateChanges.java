package io.dialstream.foundation.aggregate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Load, decide, save if nobody else has saved, do what follows. Every step can be the last one of
 * this process: see the module's README.
 */
final class AggregateChanges<S extends Aggregate<S>, I, E> {

    private final AggregateStore<S> store;
    private final Decider<S, I, E> decider;
    private final Intake<S, I> intake;
    private final EffectRunner<S, I, E> effects;
    private final OwnedAggregates<S> owned;

    /** What may have been written without all that follows from it, as it was before. */
    private final Map<String, S> unsure = new ConcurrentHashMap<>();

    AggregateChanges(
            AggregateStore<S> store,
            Decider<S, I, E> decider,
            Intake<S, I> intake,
            EffectRunner<S, I, E> effects,
            OwnedAggregates<S> owned) {
        this.store = store;
        this.decider = decider;
        this.intake = intake;
        this.effects = effects;
        this.owned = owned;
    }

    private record Step<S extends Aggregate<S>, I, E>(
            Work<I> work, Change<S, I, E> change, boolean writes) {

        String id() {
            return work.id();
        }

        Change<S, I, E> written() {
            return new Change<>(
                    change.before(), change.inputs(), change.after().written(), change.effects());
        }
    }

    /** Forgets what was unsure in these partitions: whoever gains them goes on with everything. */
    void forget(Set<Integer> partitions) {
        unsure.values().removeIf(state -> OwnedAggregates.isIn(partitions, state));
    }

    /** {@code settled} is given every aggregate as it then stands. */
    void apply(Collection<Work<I>> works, Instant now, Consumer<S> settled) {
        var left = fromMemory(List.copyOf(works), now, settled);
        while (!left.isEmpty()) {
            left = fromStore(left, now, settled);
        }
    }

    /**
     * Decides on remembered states and returns what has to be read. Only a save finds out whether a
     * memory is still true, so what saves nothing, or first does something that could do harm, is
     * decided on what is read.
     */
    private List<Work<I>> fromMemory(List<Work<I>> works, Instant now, Consumer<S> settled) {
        var states = remembered(works);
        if (states.isEmpty()) {
            return works;
        }
        var steps = steps(works, states, now);
        var done = new HashSet<String>();
        steps.stream().filter(this::isNegligible).map(Step::id).forEach(done::add);
        var proven = steps.stream().filter(this::isProvenBySave).toList();
        proven.stream().map(Step::id).forEach(done::add);
        var left = settle(proven, settled);
        return Stream.concat(
                        works.stream().filter(work -> !done.contains(work.id())), left.stream())
                .toList();
    }

    private boolean isProvenBySave(Step<S, I, E> step) {
        return step.writes()
                && step.change().effects().stream().noneMatch(effects::needsStoredState);
    }

    private boolean isNegligible(Step<S, I, E> step) {
        var change = step.change();
        return !step.writes()
                && change.effects().isEmpty()
                && change.inputs().stream()
                        .allMatch(input -> decider.isNegligible(change.before(), input));
    }

    private Map<String, S> remembered(List<Work<I>> works) {
        var states = new HashMap<String, S>();
        for (var work : works) {
            var state = owned.remembered(work.id());
            if (state != null) {
                states.put(work.id(), state);
            }
        }
        return states;
    }

    /** Returns what has to be decided on again, see {@link #settle}. */
    private List<Work<I>> fromStore(List<Work<I>> works, Instant now, Consumer<S> settled) {
        var states = new HashMap<>(store.load(works.stream().map(Work::id).toList()));
        var unknown = works.stream().filter(work -> !states.containsKey(work.id())).toList();
        if (!unknown.isEmpty()) {
            states.putAll(intake.begin(unknown));
        }
        return settle(steps(works, states, now), settled);
    }

    private List<Step<S, I, E>> steps(List<Work<I>> works, Map<String, S> states, Instant now) {
        var known = works.stream().filter(work -> states.containsKey(work.id())).toList();
        var screened = intake.screened(known);
        var additions =
                intake.additions(screened.stream().map(this::orRecovered).toList(), states, now);
        var steps = new ArrayList<Step<S, I, E>>();
        for (var work : screened) {
            var state = states.get(work.id());
            if (state != null) {
                steps.add(step(state, work, additions.get(work.id()), now));
            }
        }
        return steps;
    }

    private Work<I> orRecovered(Work<I> work) {
        return unsure.containsKey(work.id()) ? work.and(decider.recovered()) : work;
    }

    private Step<S, I, E> step(S state, Work<I> work, @Nullable I addition, Instant now) {
        var known = orRecovered(work);
        var inputs = (addition == null ? known : known.and(addition)).inputs();
        var decision = decider.decide(state, inputs, now);
        var writes = !decision.state().equals(state);
        var after = writes ? decision.state() : state;
        return new Step<>(work, new Change<>(state, inputs, after, decision.effects()), writes);
    }

    /**
     * Returns the work whose aggregates somebody else has written since they were read, and what
     * the effects have found out.
     */
    private List<Work<I>> settle(List<Step<S, I, E>> steps, Consumer<S> settled) {
        var left = new ArrayList<Work<I>>();
        if (effects.inBulk()) {
            settleTogether(steps, settled, left);
        } else {
            steps.forEach(step -> settleTogether(List.of(step), settled, left));
        }
        return left;
    }

    private void settleTogether(
            List<Step<S, I, E>> steps, Consumer<S> settled, List<Work<I>> left) {
        effects.beforeSave(steps.stream().map(Step::change).toList());
        var saved = new ArrayList<Change<S, I, E>>();
        for (var step : steps) {
            if (!step.writes()) {
                saved.add(step.change());
            } else if (isSaved(step.change())) {
                saved.add(step.written());
            } else {
                left.add(step.work());
            }
        }
        saved.forEach(change -> owned.remember(change.after()));
        left.addAll(effects.afterSave(ours(saved)));
        for (var change : saved) {
            unsure.remove(change.after().id());
            settled.accept(change.after());
        }
    }

    /** From the beginning of the save, and until its effects are done, the aggregate is unsure. */
    private boolean isSaved(Change<S, I, E> change) {
        var id = change.before().id();
        var wasSure = unsure.putIfAbsent(id, change.before()) == null;
        var saved = store.save(change.after(), change.before());
        if (!saved && wasSure) {
            unsure.remove(id);
        }
        return saved;
    }

    /** Whoever has what was given up meanwhile goes on with it. */
    private List<Change<S, I, E>> ours(List<Change<S, I, E>> changes) {
        return changes.stream().filter(change -> owned.owns(change.after().partition())).toList();
    }
}
