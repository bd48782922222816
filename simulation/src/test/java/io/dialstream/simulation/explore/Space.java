package io.dialstream.simulation.explore;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen in a world.
 *
 * @param <S> a moment of it; never changed once it was handed over
 */
interface Space<S> {

    /** Receives what can happen next. */
    @FunctionalInterface
    interface Next<S> {

        /**
         * One thing that can happen.
         *
         * @param what happens, in words
         * @param then the moment after it
         */
        void accept(Supplier<String> what, S then);
    }

    /** How it begins. */
    S beginning();

    /** All that can happen next, always in the same order. */
    void successors(S moment, Next<S> next);

    /** Tells two moments apart: those that go on alike write alike. */
    void write(S moment, Key key);

    /** Whether everything has come to its end: from every moment such a one must be reachable. */
    boolean isEnd(S moment);

    /** The promise that is broken in this moment; null when all are kept. */
    @Nullable String broken(S moment);
}
