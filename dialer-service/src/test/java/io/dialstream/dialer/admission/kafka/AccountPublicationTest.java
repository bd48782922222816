package io.dialstream.dialer.admission.kafka;

import static io.dialstream.events.AccountState.CREDENTIALS_REFUSED;
import static io.dialstream.events.AccountState.OK;
import static io.dialstream.events.AccountState.PROVIDER_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.admission.AccountCondition;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AccountState;
import io.dialstream.foundation.testing.ManualTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountPublicationTest {

    private final ManualTimers timers = new ManualTimers(Given.NOON);
    private final List<AccountCondition> published = new ArrayList<>();
    private final AccountPublication account = new AccountPublication(this::publish, timers);
    private boolean away;

    private void publish(AccountCondition condition) {
        if (away) {
            throw new IllegalStateException("away");
        }
        published.add(condition);
    }

    private static AccountCondition condition(@Nullable AccountState state, int backlog) {
        return new AccountCondition(state, null, backlog, null);
    }

    private void changes(AccountState state, int backlog) {
        account.changed(condition(state, backlog));
        timers.ring();
    }

    private void pass(int millis) {
        timers.pass(Duration.ofMillis(millis));
    }

    @Test
    void publishesEachNewStateAtOnce() {
        changes(OK, 0);
        changes(PROVIDER_DOWN, 0);
        changes(CREDENTIALS_REFUSED, 0);
        assertThat(published)
                .extracting(AccountCondition::state)
                .containsExactly(OK, PROVIDER_DOWN, CREDENTIALS_REFUSED);
    }

    @Test
    void publishesAllElseOnceASecondAndOnlyTheLatest() {
        changes(OK, 0);
        for (int backlog = 1; backlog <= 25; backlog++) {
            pass(100);
            changes(OK, backlog);
        }
        pass(10_000);
        assertThat(published).extracting(AccountCondition::backlog).containsExactly(0, 9, 19, 25);
        assertThat(timers.set()).as("nothing is looked at without a change").isZero();
    }

    @Test
    void aNewStateDoesNotWaitBehindABacklog() {
        changes(OK, 0);
        changes(OK, 5);
        pass(100);
        changes(PROVIDER_DOWN, 6);
        assertThat(published).containsExactly(condition(OK, 0), condition(PROVIDER_DOWN, 6));
        pass(10_000);
        assertThat(published).hasSize(2);
    }

    @Test
    void saysNothingOfWhatHasChangedBack() {
        changes(OK, 0);
        changes(OK, 5);
        changes(OK, 0);
        pass(10_000);
        assertThat(published).containsExactly(condition(OK, 0));
    }

    @Test
    void triesOnceASecondWhileTheLogIsAwayAndThenPublishesTheLatest() {
        away = true;
        changes(OK, 0);
        changes(PROVIDER_DOWN, 0);
        assertThat(timers.set()).isOne();
        pass(1_000);
        changes(CREDENTIALS_REFUSED, 3);
        away = false;
        assertThat(published).isEmpty();
        pass(1_000);
        assertThat(published).containsExactly(condition(CREDENTIALS_REFUSED, 3));
        assertThat(timers.set()).isZero();
    }

    /** Another dialer may have found out. */
    @Test
    void isInNoHurryToSayThatNothingIsKnown() {
        account.changed(condition(null, 1));
        timers.ring();
        account.changed(condition(null, 2));
        timers.ring();
        assertThat(published).containsExactly(condition(null, 1));
    }
}
