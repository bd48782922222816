package io.dialstream.dialer.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Instants that are ours, as many as are left.
 *
 * @param first the earliest, in microseconds of the store's time
 */
record Block(String account, Pace pace, StoreTime clock, long first, int count) {

    boolean isEmpty() {
        return count == 0;
    }

    /** Without those that are too old to be used. */
    Block at(Instant now) {
        if (isEmpty() || now.isBefore(until(first))) {
            return this;
        }
        var late = clock.atLeast(now) - first - pace.window();
        var skipped = Math.clamp(late / pace.spacing(), 0, count);
        var rest = from(Math.toIntExact(skipped));
        while (!rest.isEmpty() && !now.isBefore(rest.until(rest.first))) {
            rest = rest.from(1);
        }
        return rest;
    }

    /** The earliest, by our clock; null when there is none. */
    @Nullable CallInstant next() {
        return isEmpty()
                ? null
                : new CallInstant(account, clock.surelyReached(first), until(first));
    }

    /** Without so many. */
    Block from(int taken) {
        return new Block(account, pace, clock, first + taken * pace.spacing(), count - taken);
    }

    private Instant until(long instant) {
        return clock.surelyBefore(instant + pace.window());
    }
}
