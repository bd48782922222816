package io.dialstream.foundation.aggregate;

import java.util.List;

/**
 * Does what was decided. Whatever fails makes the whole batch fail, and is done again when the
 * batch comes again.
 */
public interface EffectRunner<S, I, E> {

    /**
     * Whether a batch is one piece: what comes before the saves of all its aggregates, the saves,
     * and what comes after, each in as few accesses as can be. Otherwise one aggregate's effects
     * follow its save at once and wait for no other.
     */
    default boolean inBulk() {
        return false;
    }

    /**
     * Whether an effect is carried out before the save and could do harm if the state that demands
     * it is outdated: then the state is read for it. Nobody knows before the save whether what is
     * remembered is still true.
     */
    default boolean needsStoredState(E effect) {
        return false;
    }

    /** Carries out those effects that precede the saves. A death in between repeats them. */
    default void beforeSave(List<Change<S, I, E>> changes) {}

    /**
     * Carries out the others; the states are written, or had no need to be. Returns what they have
     * found out, as work that is handled at once. If the process dies before that, whoever recovers
     * the aggregate carries the effects out again, and finds it out again.
     */
    List<Work<I>> afterSave(List<Change<S, I, E>> changes);
}
