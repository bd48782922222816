package io.dialstream.campaigns.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailurePauseTest {

    @ParameterizedTest
    @CsvSource({"0.55, 100, 55", "0.07, 100, 7", "0.6, 20, 12", "0.01, 1, 1", "1, 100, 100"})
    void isReachedByExactlyTheShareThatWasPosted(double share, int of, int failed) {
        var rule = new FailurePause(share, of);

        assertThat(rule.isReachedBy(failed)).isTrue();
        assertThat(rule.isReachedBy(failed - 1)).isFalse();
    }

    @Test
    void isReachedByAnyNumberOfHundredthsOfAHundred() {
        for (int hundredths = 1; hundredths <= 100; hundredths++) {
            var share =
                    BigDecimal.valueOf(hundredths)
                            .divide(BigDecimal.valueOf(100), 2, RoundingMode.UNNECESSARY)
                            .doubleValue();
            var rule = new FailurePause(share, 100);
            assertThat(rule.isReachedBy(hundredths)).as("%s of 100", share).isTrue();
            assertThat(rule.isReachedBy(hundredths - 1)).as("%s of 100", share).isFalse();
        }
    }

    @Test
    void isTwelveOfTwentyUnlessSaidOtherwise() {
        assertThat(new FailurePause(null, null).isReachedBy(12)).isTrue();
        assertThat(new FailurePause(null, null).isReachedBy(11)).isFalse();
    }
}
