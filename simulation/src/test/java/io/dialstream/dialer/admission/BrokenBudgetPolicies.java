package io.dialstream.dialer.admission;

import java.time.Duration;
import java.time.Instant;

/** Decisions about budgets that are wrong on purpose. */
public final class BrokenBudgetPolicies {

    private BrokenBudgetPolicies() {}

    /** Takes its own clock for everybody's. */
    public static final class OwnClock extends BudgetPolicy {

        @Override
        Reservation reserved(Budget budget, Pace pace, StoreTime clock, Instant now) {
            return super.reserved(budget, pace, new StoreTime(now, now, now), now);
        }

        @Override
        Block block(Reservation saved, Pace pace, StoreTime clock) {
            var now = clock.stored();
            return super.block(saved, pace, new StoreTime(now, now, now));
        }
    }

    /** Uses instants however long they are past. */
    public static final class Late extends BudgetPolicy {

        private static final Duration LONG = Duration.ofMinutes(1);

        @Override
        Block block(Reservation saved, Pace pace, StoreTime clock) {
            var later = new StoreTime(clock.before().plus(LONG), clock.after(), clock.stored());
            return super.block(saved, pace, later);
        }
    }

    /** Keeps what the provider said to itself. */
    public static final class Secretive extends BudgetPolicy {

        @Override
        Budget heldOff(Budget budget, Instant until) {
            return budget;
        }
    }
}
