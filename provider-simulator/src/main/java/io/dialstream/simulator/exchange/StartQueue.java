package io.dialstream.simulator.exchange;

import io.dialstream.simulator.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * The account's queue: starts calls in the order of their acceptance, at most so many a second. A
 * timer that fires late is made up for; a pause is not.
 */
final class StartQueue {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Timers timers;
    private final Truth truth;
    private final Predicate<String> starter;
    private final Deque<String> waiting = new ArrayDeque<>();
    private Instant nextTurn = Instant.EPOCH;
    private Instant wakeUp = Instant.MAX;

    /**
     * A queue that is empty.
     *
     * @param starter starts the call, and tells whether it did: one that was cancelled takes no
     *     turn
     */
    StartQueue(Timers timers, Truth truth, Predicate<String> starter) {
        this.timers = timers;
        this.truth = truth;
        this.starter = starter;
    }

    void add(String sid) {
        if (waiting.isEmpty() && nextTurn.isBefore(timers.now())) {
            nextTurn = timers.now();
        }
        waiting.add(sid);
        pump();
    }

    /** Obeys a pace that has changed. */
    void repace() {
        Instant soonest = timers.now().plus(interval());
        if (nextTurn.isAfter(soonest)) {
            nextTurn = soonest;
        }
        pump();
    }

    private void pump() {
        Instant now = timers.now();
        while (!waiting.isEmpty() && !nextTurn.isAfter(now)) {
            if (starter.test(waiting.remove())) {
                nextTurn = nextTurn.plus(interval());
            }
        }
        if (!waiting.isEmpty() && nextTurn.isBefore(wakeUp)) {
            wakeUp = nextTurn;
            timers.at(nextTurn, this::wake);
        }
    }

    private void wake() {
        wakeUp = Instant.MAX;
        pump();
    }

    private Duration interval() {
        return Duration.ofNanos((long) (NANOS_PER_SECOND / truth.settings().callsPerSecond()));
    }
}
