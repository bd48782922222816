package io.dialstream.campaigns.donotcall;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.timer.ManualAlarm;
import io.dialstream.campaigns.timer.MovableClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoNotCallExpiryTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final MovableClock clock = new MovableClock();
    private final ManualAlarm alarm = new ManualAlarm(clock);
    private final InMemoryDoNotCallEntries entries = new InMemoryDoNotCallEntries();

    @BeforeEach
    void begin() {
        new DoNotCallExpiry(entries, alarm, clock).prepare();
    }

    private void put(String number, @Nullable Duration holdsFor) {
        var now = clock.instant();
        var expiresAt = holdsFor == null ? null : now.plus(holdsFor);
        entries.put(new DoNotCallEntry("ann", number, null, "API", expiresAt, now), now);
    }

    @Test
    void forgetsWhatHasExpiredAndNothingElse() {
        put("+14155550101", Duration.ofHours(2));
        put("+14155550102", Duration.ofDays(3));
        put("+14155550103", null);

        alarm.pass(A_DAY);
        alarm.pass(A_DAY);

        assertThat(entries.size()).isEqualTo(2);
        alarm.pass(A_DAY);
        alarm.pass(A_DAY);
        assertThat(entries.size()).isEqualTo(1);
    }

    @Test
    void forgetsThousandsWithinTheSameDay() {
        for (int n = 0; n < 3 * DoNotCallExpiry.AT_ONCE; n++) {
            put("+1415" + (5_550_000 + n), Duration.ofHours(2));
        }

        alarm.pass(A_DAY);
        alarm.pass(A_DAY);
        alarm.pass(Duration.ofSeconds(5));

        assertThat(entries.size()).isZero();
        assertThat(alarm.waiting()).isEqualTo(1);
    }
}
