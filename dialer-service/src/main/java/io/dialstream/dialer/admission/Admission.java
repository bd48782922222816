package io.dialstream.dialer.admission;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.foundation.timer.Timers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Lets calls be asked for, no more in a second than their account allows, whatever other dialers
 * do. Nobody who has no instant asks.
 */
@Component
public class Admission implements AccountStates {

    private final Map<String, AccountAdmission> accounts = new ConcurrentHashMap<>();
    private final BudgetPolicy policy;
    private final BreakerPolicy breakers;
    private final Budgets budgets;
    private final AccountConditions conditions;
    private final CallRates rates;
    private final Timers timers;
    private final MeterRegistry metrics;

    Admission(
            BudgetPolicy policy,
            BreakerPolicy breakers,
            Budgets budgets,
            AccountConditions conditions,
            CallRates rates,
            Timers timers,
            MeterRegistry metrics) {
        this.policy = policy;
        this.breakers = breakers;
        this.budgets = budgets;
        this.conditions = conditions;
        this.rates = rates;
        this.timers = timers;
        this.metrics = metrics;
    }

    /** Asks the store about an account that nobody has asked for anything. */
    void prepare(String account) {
        account(account).prepare();
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

    /**
     * What came of a request. Who has no room is left alone by all dialers for as long as it says;
     * who fails too often, by this one.
     */
    public void answered(String account, PlacementAnswer answer) {
        account(account).answered(answer);
    }

    @Override
    public AccountAvailability of(String account) {
        return account(account).availability();
    }

    private AccountAdmission account(String id) {
        return accounts.computeIfAbsent(id, this::opened);
    }

    private AccountAdmission opened(String id) {
        var pace = new Pace(rates.callsPerSecond(id));
        var account = new AccountAdmission(id, pace, policy, breakers, budgets, conditions, timers);
        Gauge.builder("dialstream.admission.waiting", account, AccountAdmission::waiting)
                .description("Calls that have a slot and wait for their account's next instant")
                .tag("account", id)
                .register(metrics);
        Gauge.builder("dialstream.breaker.open", account, it -> it.isOpen() ? 1 : 0)
                .description("Whether an account fails so often that it is not asked for calls")
                .tag("account", id)
                .register(metrics);
        return account;
    }
}
