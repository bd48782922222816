package io.dialstream.dialer.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides who gets which instants of an account. */
@Component
class BudgetPolicy {

    private static final Duration MAX_HOLD_OFF = Duration.ofSeconds(60);

    /** A reservation that is not saved yet. */
    record Reservation(Budget budget, long first, int count) {}

    /**
     * Takes the next instants, none of them long past: what nobody has used is lost.
     *
     * @param clock as good as is known; a wrong one costs instants, or time
     */
    Reservation reserved(Budget budget, Pace pace, StoreTime clock, Instant now) {
        var first = Math.max(budget.next(), clock.atLeast(now) - pace.head());
        var count = pace.block();
        return new Reservation(budget.from(first + count * pace.spacing()), first, count);
    }

    /** What was reserved and saved, by our clock. */
    Block block(Reservation saved, Pace pace, StoreTime clock) {
        return new Block(saved.budget().account(), pace, clock, saved.first(), saved.count());
    }

    /** Nothing is asked for until that time; the same when that is so anyway. */
    Budget heldOff(Budget budget, Instant until) {
        return budget.from(Math.max(budget.next(), StoreTime.micros(until)));
    }

    /** No longer than a provider can mean. */
    Duration holdOff(Duration retryAfter) {
        return Collections.min(List.of(retryAfter, MAX_HOLD_OFF));
    }
}
