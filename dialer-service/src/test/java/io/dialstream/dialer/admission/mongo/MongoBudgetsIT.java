package io.dialstream.dialer.admission.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dialstream.dialer.admission.Budgets;
import io.dialstream.dialer.admission.BudgetsContract;
import io.dialstream.foundation.testing.MongoFixture;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class MongoBudgetsIT extends BudgetsContract {

    @Override
    protected Budgets budgets() {
        return new MongoBudgets(MongoFixture.emptyDatabase());
    }

    /** Both run on this machine. */
    @Test
    void tellsTheTimeOfTheStore() {
        assertThat(budgets().read("twilio").at())
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }
}
