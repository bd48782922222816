package io.dialstream.dialer.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of budgets must do. */
public abstract class BudgetsContract {

    /** An empty one. */
    protected abstract Budgets budgets();

    private Budgets budgets;

    @BeforeEach
    void begin() {
        budgets = budgets();
    }

    @Test
    void knowsABudgetThatNothingWasTakenOf() {
        assertThat(budgets.read("twilio").budget()).isEqualTo(Budget.unused("twilio"));
    }

    @Test
    void readsWhatWasSaved() {
        budgets.save(read("twilio").from(1_700_000_000_123_456L));
        assertThat(read("twilio")).isEqualTo(new Budget("twilio", 1_700_000_000_123_456L, 1));
        budgets.save(read("twilio").from(1_700_000_000_123_457L));
        assertThat(read("twilio")).isEqualTo(new Budget("twilio", 1_700_000_000_123_457L, 2));
    }

    /** Both have read the same; or one of them once more, after it was taken over from. */
    @Test
    void handsNothingOutTwice() {
        var first = read("twilio");
        assertThat(budgets.save(first.from(10))).isPresent();
        assertThat(budgets.save(first.from(20))).isEmpty();
        var second = read("twilio");
        assertThat(second.next()).isEqualTo(10);
        assertThat(budgets.save(second.from(20))).isPresent();
        assertThat(budgets.save(second.from(30))).isEmpty();
        assertThat(read("twilio").next()).isEqualTo(20);
    }

    @Test
    void keepsAccountsApart() {
        budgets.save(read("twilio").from(10));
        assertThat(read("east")).isEqualTo(Budget.unused("east"));
        assertThat(budgets.save(read("east").from(20))).isPresent();
        assertThat(read("twilio").next()).isEqualTo(10);
    }

    /** It is what all dialers go by. */
    @Test
    void tellsTheTimeInWholeMillisecondsAndNeverBackwards() {
        var before = budgets.read("twilio");
        var saved = budgets.save(before.budget().from(10)).orElseThrow();
        var after = budgets.read("twilio");
        assertThat(before.at()).isBeforeOrEqualTo(saved);
        assertThat(saved).isBeforeOrEqualTo(after.at());
        assertThat(saved.truncatedTo(ChronoUnit.MILLIS)).isEqualTo(saved);
    }

    private Budget read(String account) {
        return budgets.read(account).budget();
    }
}
