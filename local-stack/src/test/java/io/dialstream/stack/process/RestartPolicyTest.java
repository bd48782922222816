package io.dialstream.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofHours(3);

    @Test
    void startsAgainAlmostAtOnceAfterTheFirstDeath() {
        assertThat(RestartPolicy.FRESH.afterLifeOf(SHORT).pause())
                .isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void waitsTwiceAsLongAfterEachYoungDeath() {
        RestartPolicy third =
                RestartPolicy.FRESH.afterLifeOf(SHORT).afterLifeOf(SHORT).afterLifeOf(SHORT);
        assertThat(third.pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void neverWaitsLongerThanTenSeconds() {
        RestartPolicy policy = RestartPolicy.FRESH;
        for (int death = 0; death < 100; death++) {
            policy = policy.afterLifeOf(SHORT);
        }
        assertThat(policy.pause()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void forgetsYoungDeathsAfterALongLife() {
        RestartPolicy policy =
                RestartPolicy.FRESH.afterLifeOf(SHORT).afterLifeOf(SHORT).afterLifeOf(LONG);
        assertThat(policy).isEqualTo(RestartPolicy.FRESH.afterLifeOf(SHORT));
    }
}
