package io.dialstream.dialer.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({
        "0, 0.0, PT0.25S",
        "0, 1.0, PT0.5S",
        "1, 1.0, PT1S",
        "3, 0.0, PT2S",
        "3, 1.0, PT4S",
        "9, 1.0, PT30S",
        "1000, 1.0, PT30S",
    })
    void waitsTwiceAsLongEachTime(int attempts, double jitter, Duration expected) {
        assertThat(BACKOFF.before(attempts, jitter)).isEqualTo(expected);
    }

    @Test
    void differsBetweenCallsAndNotBetweenWhoeverAsks() {
        assertThat(BACKOFF.before("c-1", 2)).isEqualTo(BACKOFF.before("c-1", 2));
        assertThat(BACKOFF.before("c-1", 2)).isNotEqualTo(BACKOFF.before("c-2", 2));
    }
}
