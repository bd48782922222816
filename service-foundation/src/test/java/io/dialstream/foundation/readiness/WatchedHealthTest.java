package io.dialstream.foundation.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class WatchedHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Instant now = Instant.parse("2026-12-01T10:00:00Z");
    private final WatchedHealth health = new WatchedHealth(this::answer, PATIENCE, () -> now());
    private volatile @Nullable Health answer = Health.up().build();

    private Instant now() {
        return now;
    }

    private Health answer() throws TimeoutException {
        var given = answer;
        if (given == null) {
            throw new TimeoutException("nobody answers");
        }
        return given;
    }

    private Status seen(@Nullable Health next) throws InterruptedException {
        answer = next;
        health.look();
        return health.health().getStatus();
    }

    @Test
    void isDownUntilTheFirstAnswer() {
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void tellsWhatItSawLast() throws InterruptedException {
        assertThat(seen(Health.up().build())).isEqualTo(Status.UP);
        assertThat(seen(Health.outOfService().build())).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void holdsToAnAnswerForAWhile() throws InterruptedException {
        seen(Health.up().build());
        now = now.plus(PATIENCE);

        assertThat(seen(null)).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhenNobodyAnswersForLongAndUpAtTheNextAnswer() throws InterruptedException {
        seen(Health.up().build());
        now = now.plus(PATIENCE).plusSeconds(1);

        assertThat(seen(null)).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("unansweredSeconds", 9L);
        assertThat(seen(Health.up().build())).isEqualTo(Status.UP);
    }

    @Test
    void looksByItself() {
        health.start();

        await().until(() -> health.health().getStatus().equals(Status.UP));
        answer = Health.down().build();
        await().until(() -> health.health().getStatus().equals(Status.DOWN));
        health.stop();
    }
}
