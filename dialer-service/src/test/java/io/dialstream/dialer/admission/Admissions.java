package io.dialstream.dialer.admission;

import io.dialstream.foundation.timer.Timers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** Admissions for tests that are about something else. */
public final class Admissions {

    /** So many calls a second that nobody ever waits. */
    public static final CallRates UNLIMITED = _ -> 1_000_000;

    /** As they are unless somebody says otherwise. */
    public static final BreakerProperties BREAKER =
            new BreakerProperties(0.5, 10, Duration.ofSeconds(60), Duration.ofSeconds(30));

    /** Nobody counts what fails. */
    public static final BreakerProperties NO_BREAKER =
            new BreakerProperties(0, 10, Duration.ofSeconds(60), Duration.ofSeconds(30));

    /** Nobody wants to know how accounts stand. */
    public static final AccountConditions UNPUBLISHED = (_, _) -> {};

    private Admissions() {}

    public static Admission unlimited(Timers timers, Clock clock) {
        return of(UNLIMITED, new InMemoryBudgets(clock), timers);
    }

    /** A dialer's. */
    public static Admission of(CallRates rates, Budgets budgets, Timers timers) {
        return of(rates, budgets, UNPUBLISHED, timers);
    }

    static Admission of(
            CallRates rates, Budgets budgets, AccountConditions conditions, Timers timers) {
        return new Admission(
                new BudgetPolicy(),
                new BreakerPolicy(BREAKER),
                budgets,
                conditions,
                rates,
                timers,
                new SimpleMeterRegistry());
    }
}
