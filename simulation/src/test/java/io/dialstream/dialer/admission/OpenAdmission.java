package io.dialstream.dialer.admission;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.foundation.timer.Timers;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Lets every call go at once, whatever its account answers. */
public final class OpenAdmission extends Admission {

    private final AccountStates states;

    /** Where accounts are as is said. */
    public OpenAdmission(Timers timers, Clock clock, AccountStates states) {
        super(
                new BudgetPolicy(),
                new BreakerPolicy(Admissions.NO_BREAKER),
                new InMemoryBudgets(clock),
                Admissions.UNPUBLISHED,
                Admissions.UNLIMITED,
                timers,
                new CompositeMeterRegistry());
        this.states = states;
    }

    @Override
    public AccountAvailability of(String account) {
        return states.of(account);
    }

    @Override
    public Optional<CallInstant> take(WaitingCall call) {
        return takeNow(call.account());
    }

    @Override
    public Optional<CallInstant> takeNow(String account) {
        return Optional.of(new CallInstant(account, Instant.MIN, Instant.MAX));
    }

    @Override
    public void giveBack(CallInstant instant) {}

    @Override
    public void answered(String account, PlacementAnswer answer) {}
}
