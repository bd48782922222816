package io.dialstream.dialer.admission;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Budgets in memory, with a clock of their own. */
public final class InMemoryBudgets implements Budgets {

    private final Map<String, Budget> budgets = new HashMap<>();
    private final Clock clock;

    public InMemoryBudgets(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Read read(String account) {
        return new Read(budgets.getOrDefault(account, Budget.unused(account)), now());
    }

    @Override
    public synchronized Optional<Instant> save(Budget budget) {
        if (read(budget.account()).budget().version() != budget.version()) {
            return Optional.empty();
        }
        budgets.put(budget.account(), budget.written());
        return Optional.of(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
