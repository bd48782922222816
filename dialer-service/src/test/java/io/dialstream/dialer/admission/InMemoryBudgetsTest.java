package io.dialstream.dialer.admission;

import io.dialstream.dialer.testing.SettableClock;

class InMemoryBudgetsTest extends BudgetsContract {

    @Override
    protected Budgets budgets() {
        return new InMemoryBudgets(new SettableClock());
    }
}
