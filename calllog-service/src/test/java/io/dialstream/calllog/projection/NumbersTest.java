package io.dialstream.calllog.projection;

import static io.dialstream.calllog.call.SampleCalls.TOLD;
import static io.dialstream.calllog.call.SampleCalls.aCallThat;
import static io.dialstream.calllog.call.SampleCalls.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "INITIATED, 1, 0, 0, 0, 0, 0",
        "DIALING,   1, 0, 0, 0, 0, 0",
        "RINGING,   1, 0, 0, 0, 0, 0",
        "ANSWERED,  1, 0, 0, 0, 0, 0",
        "COMPLETED, 0, 1, 0, 0, 0, 40",
        "NO_ANSWER, 0, 0, 0, 0, 1, 0",
        "MISSED,    0, 0, 0, 1, 0, 0",
        "FAILED,    0, 0, 1, 0, 0, 0",
    })
    void countACallByItsStatus(
            CallStatus status,
            long inFlight,
            long successful,
            long failed,
            long missed,
            long noAnswer,
            long seconds) {
        assertThat(Numbers.of(aCallThat(status)))
                .isEqualTo(new Numbers(0, inFlight, successful, failed, missed, noAnswer, seconds));
    }

    @Test
    void countACallWithoutTalkAsMissed() {
        var missed = new Numbers(0, 0, 0, 0, 1, 0, 0);

        assertThat(Numbers.of(told(TOLD.initiated(), TOLD.completed(0)))).isEqualTo(missed);
        assertThat(Numbers.of(told(TOLD.initiated(), TOLD.completed(null)))).isEqualTo(missed);
    }

    @Test
    void countACallWithRefusedCredentialsApart() {
        assertThat(Numbers.of(told(TOLD.initiated(), TOLD.refusedCredentials())))
                .isEqualTo(new Numbers(1, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void tellEarlierVersionsOfAllCallsThatEndedOtherwise() {
        assertThat(new Numbers(1, 5, 12, 2, 3, 4, 509).completedLeads()).isEqualTo(20);
    }

    @Test
    void countTalkOnlyOfSuccessfulCalls() {
        var failedAfterAnswer =
                told(TOLD.initiated(), TOLD.answered(), TOLD.ended(CallStatus.FAILED, 9, null));

        assertThat(Numbers.of(failedAfterAnswer)).isEqualTo(new Numbers(0, 0, 0, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "3, 100, 33.3", "3, 200, 66.7", "2, 5, 2.5", "1, 40, 40", "8, 1, 0.1"})
    void tellTheAverageToOneDecimal(long successful, long seconds, double average) {
        var numbers = new Numbers(0, 0, successful, 0, 0, 0, seconds);

        assertThat(numbers.averageDuration()).isEqualTo(average);
    }
}
