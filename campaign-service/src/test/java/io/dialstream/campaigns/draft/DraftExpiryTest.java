package io.dialstream.campaigns.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.rules.RuleChoices;
import io.dialstream.campaigns.timer.ManualAlarm;
import io.dialstream.campaigns.timer.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DraftExpiryTest {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final DraftSettings SETTINGS =
            new DraftSettings(
                    "Autumn", "reminder", 5, "US", true, 0, 1, -1, -1, false, RuleChoices.USUALLY);

    private final MovableClock clock = new MovableClock();
    private final ManualAlarm alarm = new ManualAlarm(clock);
    private final InMemoryDrafts drafts = new InMemoryDrafts();
    private final DraftExpiry expiry =
            new DraftExpiry(drafts, new RetentionProperties(Duration.ofDays(30)), alarm, clock);

    @BeforeEach
    void begin() {
        expiry.prepare();
    }

    private Draft draft(String user, String id) {
        return new Draft(id, user, "campaign-" + id, SETTINGS, "x", clock.instant());
    }

    private void pass(int days) {
        for (int day = 0; day < days; day++) {
            alarm.pass(A_DAY);
        }
    }

    @Test
    void forgetsADraftThatNobodyHasTouchedForThirtyDays() {
        drafts.put(draft("ann", "a"));
        pass(29);
        assertThat(drafts.find("ann", "a")).isPresent();
        pass(2);
        assertThat(drafts.find("ann", "a")).isEmpty();
    }

    @Test
    void keepsADraftThatIsWorkedOn() {
        drafts.put(draft("ann", "a"));
        pass(20);
        drafts.put(draft("ann", "a"));
        pass(20);
        assertThat(drafts.find("ann", "a")).isPresent();
    }

    @Test
    void forgetsManyAFewAtATime() {
        int users = 3 * DraftExpiry.AT_ONCE;
        for (int user = 0; user < users; user++) {
            drafts.put(draft("user-" + user, "d" + user));
        }
        pass(31);
        alarm.pass(Duration.ofSeconds(3));
        for (int user = 0; user < users; user++) {
            assertThat(drafts.find("user-" + user, "d" + user)).isEmpty();
        }
        assertThat(alarm.waiting()).isEqualTo(1);
    }
}
