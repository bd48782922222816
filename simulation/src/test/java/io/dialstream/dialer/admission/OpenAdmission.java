package io.dialstream.dialer.admission;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.foundation.timer.Timers;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Lets every call go at once, whatever its account answers. */
public final class OpenAdmission extends Admission {

    public OpenAdmission(Timers timers, Clock clock) {
        super(
                new BudgetPolicy(),
                new BreakerPolicy(Admissions.NO_BREAKER),
                new InMemoryBudgets(clock),
                Admissions.UNPUBLISHED,
                Admissions.UNLIMITED,
                timers,
                new CompositeMeterRegistry());
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
