package io.dialstream.campaigns.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final SignInAttempts attempts = new SignInAttempts();

    private void fails(String client, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(attempts.begin(client, NOW)).isZero();
        }
    }

    @Test
    void refusesTheEleventhUntilTheMinuteIsOver() {
        fails("10.0.0.1", 10);

        assertThat(attempts.begin("10.0.0.1", NOW.plusSeconds(20))).hasSeconds(40);
        assertThat(attempts.begin("10.0.0.1", NOW.plusMillis(59_999))).isPositive();
        assertThat(attempts.begin("10.0.0.1", NOW.plusSeconds(60))).isZero();
    }

    @Test
    void countsEachClientForItself() {
        fails("10.0.0.1", 10);

        assertThat(attempts.begin("10.0.0.2", NOW)).isZero();
    }

    @Test
    void doesNotCountWhatSucceeds() {
        for (int i = 0; i < 50; i++) {
            fails("10.0.0.1", 1);
            attempts.succeeded("10.0.0.1");
        }
        fails("10.0.0.1", 10);
        assertThat(attempts.begin("10.0.0.1", NOW)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void remembersNoMoreClientsThanItHasRoomFor() {
        fails("10.0.0.1", 10);
        for (int i = 0; i < SignInAttempts.MAX_CLIENTS; i++) {
            fails("client-" + i, 1);
        }
        assertThat(attempts.begin("10.0.0.1", NOW)).isZero();
    }
}
