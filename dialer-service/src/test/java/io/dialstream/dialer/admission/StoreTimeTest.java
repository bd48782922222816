package io.dialstream.dialer.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoreTimeTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** Asked at noon; the store's clock is a minute ahead. */
    private final StoreTime quick = asked(0, 4, 60_002);

    @Test
    void goesByTheQuickerAnswer() {
        assertThat(quick.or(asked(100, 500, 60_300))).isEqualTo(quick);
        assertThat(quick.or(asked(100, 103, 60_101))).isEqualTo(asked(100, 103, 60_101));
        assertThat(quick.or(asked(100, 104, 60_101))).isEqualTo(asked(100, 104, 60_101));
    }

    /** Clocks do not go equally fast for ever. */
    @Test
    void goesByNoAnswerThatIsOld() {
        assertThat(quick.or(asked(9_000, 10_004, 69_500))).isEqualTo(quick);
        assertThat(quick.or(asked(9_000, 10_005, 69_500))).isEqualTo(asked(9_000, 10_005, 69_500));
    }

    @Test
    void goesByTheNewerAnswerWhenAClockWasSet() {
        assertThat(quick.or(asked(100, 500, 60_097))).isEqualTo(quick);
        assertThat(quick.or(asked(100, 500, 60_090))).isEqualTo(asked(100, 500, 60_090));
        assertThat(quick.or(asked(100, 500, 60_504))).isEqualTo(quick);
        assertThat(quick.or(asked(100, 500, 60_510))).isEqualTo(asked(100, 500, 60_510));
    }

    private static StoreTime asked(long before, long after, long stored) {
        return new StoreTime(at(before), at(after), at(stored));
    }

    private static Instant at(long millis) {
        return NOON.plus(Duration.ofMillis(millis));
    }
}
