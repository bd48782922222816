package io.dialstream.calllog.projection;

import static io.dialstream.calllog.call.SampleCalls.EVENTS;
import static io.dialstream.calllog.call.SampleCalls.aCallThat;
import static io.dialstream.calllog.call.SampleCalls.callAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallCountsTest {

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
        assertThat(CallCounts.of(aCallThat(status)))
                .isEqualTo(
                        new CallCounts(
                                0, inFlight, successful, failed, missed, noAnswer, 0, seconds));
    }

    @Test
    void countACallWithoutTalkAsMissed() {
        var missed = new CallCounts(0, 0, 0, 0, 1, 0, 0, 0);

        assertThat(CallCounts.of(callAfter(EVENTS.initiated(), EVENTS.completed(0))))
                .isEqualTo(missed);
        assertThat(CallCounts.of(callAfter(EVENTS.initiated(), EVENTS.completed(null))))
                .isEqualTo(missed);
    }

    @ParameterizedTest
    @CsvSource({
        "HUMAN,   0, 1, 0, 0", "HUMAN,   17, 0, 1, 0",
        "UNKNOWN, 0, 1, 0, 0", "UNKNOWN, 17, 0, 1, 0",
        "MACHINE, 0, 0, 0, 1", "MACHINE, 17, 0, 0, 1",
        "FAX,     0, 0, 0, 1", "FAX,     17, 0, 0, 1"
    })
    void countMachinesApart(
            AnsweredBy whom, int seconds, long missed, long successful, long voicemail) {
        var call =
                callAfter(
                        EVENTS.initiated(),
                        EVENTS.answered(),
                        EVENTS.verdict(whom),
                        EVENTS.completed(seconds));
        var counts = CallCounts.of(call);

        assertThat(counts)
                .isEqualTo(
                        new CallCounts(
                                0, 0, successful, 0, missed, 0, voicemail, successful * seconds));
        assertThat(counts.ended()).isEqualTo(1);
    }

    @Test
    void countACallWithRefusedCredentialsApart() {
        assertThat(CallCounts.of(callAfter(EVENTS.initiated(), EVENTS.refusedCredentials())))
                .isEqualTo(new CallCounts(1, 0, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void tellEarlierVersionsOfAllCallsThatEndedOtherwise() {
        assertThat(new CallCounts(1, 5, 12, 2, 3, 4, 0, 509).completedLeads()).isEqualTo(20);
    }

    @Test
    void countTalkOnlyOfSuccessfulCalls() {
        var failedAfterAnswer =
                callAfter(
                        EVENTS.initiated(),
                        EVENTS.answered(),
                        EVENTS.ended(CallStatus.FAILED, 9, null));

        assertThat(CallCounts.of(failedAfterAnswer))
                .isEqualTo(new CallCounts(0, 0, 0, 1, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "3, 100, 33.3", "3, 200, 66.7", "2, 5, 2.5", "1, 40, 40", "8, 1, 0.1"})
    void tellTheAverageToOneDecimal(long successful, long seconds, double average) {
        var numbers = new CallCounts(0, 0, successful, 0, 0, 0, 0, seconds);

        assertThat(numbers.averageDuration()).isEqualTo(average);
    }
}
