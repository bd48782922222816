package io.dialstream.stack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.chaos.Pauses.Refused;
import io.dialstream.stack.report.SimulatorReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void isTheLongestTimeBetweenCreatesThatEndedAfterTheFault() {
        var calls = List.of(aCall(0, 1), aCall(30, 31), aCall(34, 36), aCall(46, 50));

        assertThat(Pauses.betweenCreates(calls, NOON.plusSeconds(32))).hasSeconds(12);
        assertThat(Pauses.betweenCreates(calls, NOON.plusSeconds(29))).hasSeconds(30);
        assertThat(Pauses.betweenCreates(calls, NOON.plusSeconds(50))).isZero();
    }

    @Test
    void doesNotBlameTheOwnerWhileAllPlacesAreTaken() {
        var calls = List.of(aCall(0, 9), aCall(1, 7), aCall(10, 12));

        assertThat(Pauses.withAFreePlace(calls, 2, NOON)).hasSeconds(3);
        assertThat(Pauses.withAFreePlace(calls, 3, NOON)).hasSeconds(9);
        assertThat(Pauses.withAFreePlace(calls, 1, NOON)).hasSeconds(1);
    }

    @Test
    void knowsThatACallWhichLivesHasItsPlace() {
        var calls = List.of(aCall(0, null), aCall(20, 21));

        assertThat(Pauses.withAFreePlace(calls, 2, NOON)).hasSeconds(20);
    }

    @Test
    void countsSecondsWith503() {
        var refusals =
                List.of(
                        new SimulatorReport.Refusal(NOON, 503, 4),
                        new SimulatorReport.Refusal(NOON.plusSeconds(3), 503, 1),
                        new SimulatorReport.Refusal(NOON.plusSeconds(4), 500, 1),
                        new SimulatorReport.Refusal(NOON.plusSeconds(4), 503, 1),
                        new SimulatorReport.Refusal(NOON.plusSeconds(5), 503, 9),
                        new SimulatorReport.Refusal(NOON.plusSeconds(8), 503, 1));

        assertThat(Refused.of(refusals, NOON)).isEqualTo(new Refused(3, 5));
        assertThat(Refused.of(refusals, NOON.plusMillis(3_900))).isEqualTo(new Refused(3, 4));
        assertThat(Refused.of(List.of(), NOON)).isEqualTo(new Refused(0, 0));
    }

    private static SimulatorReport.Call aCall(int created, @Nullable Integer ended) {
        return new SimulatorReport.Call(
                "c" + created,
                "l" + created,
                "+12015550100",
                "completed",
                NOON.plusSeconds(created),
                null,
                ended == null ? null : NOON.plusSeconds(ended),
                null,
                null,
                null,
                null,
                null);
    }
}
