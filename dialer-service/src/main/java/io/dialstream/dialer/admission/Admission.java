package io.dialstream.dialer.admission;

import io.dialstream.foundation.timer.Timers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Lets calls be asked for, no more in a second than their account allows, whatever other dialers
 * do. Nobody who has no instant asks.
 */
@Component
public class Admission {

    private final Map<String, AccountAdmission> accounts = new ConcurrentHashMap<>();
    private final BudgetPolicy policy;
    private final Budgets budgets;
    private final CallRates rates;
    private final Timers timers;
    private final MeterRegistry metrics;

    Admission(
            BudgetPolicy policy,
            Budgets budgets,
            CallRates rates,
            Timers timers,
            MeterRegistry metrics) {
        this.policy = policy;
        this.budgets = budgets;
        this.rates = rates;
        this.timers = timers;
        this.metrics = metrics;
    }

    /**
     * An instant that can be used at once; empty when the call has to wait: then it is admitted
     * later. A call that waits already keeps its place.
     *
     * @throws RuntimeException when the store is away
     */
    public Optional<CallInstant> take(WaitingCall call) {
        return account(call.account()).take(call);
    }

    /** An instant that is there, ahead of all who wait. */
    public Optional<CallInstant> takeNow(String account) {
        return account(account).takeNow();
    }

    /** Nothing was asked for in it. */
    public void giveBack(CallInstant instant) {
        account(instant.account()).giveBack(instant);
    }

    /** The call waits no longer. */
    public void forget(WaitingCall call) {
        account(call.account()).remove(call);
    }

    /** The provider wants nothing to be asked for in that time. */
    public void holdOff(String account, Duration retryAfter) {
        account(account).holdOff(retryAfter);
    }

    private AccountAdmission account(String id) {
        return accounts.computeIfAbsent(id, this::opened);
    }

    private AccountAdmission opened(String id) {
        var pace = new Pace(rates.callsPerSecond(id));
        var account = new AccountAdmission(id, pace, policy, budgets, timers);
        Gauge.builder("dialstream.admission.waiting", account, AccountAdmission::waiting)
                .description("Calls that have a slot and wait for their account's next instant")
                .tag("account", id)
                .register(metrics);
        return account;
    }
}
