package io.dialstream.benchmarks.makespan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListScheduleTest {

    @Test
    void oneMachineTakesTheSum() {
        assertThat(makespan(1, 3, 4, 5)).isEqualTo(12);
    }

    @Test
    void theNextJobBeginsOnTheMachineThatIsFreeFirst() {
        assertThat(makespan(2, 5, 1, 1, 1, 1)).isEqualTo(5);
    }

    @Test
    void aLongJobAtTheEndIsWaitedFor() {
        assertThat(makespan(2, 1, 1, 9)).isEqualTo(10);
    }

    @Test
    void moreMachinesThanJobsTakeTheLongest() {
        assertThat(makespan(10, 3, 7, 2)).isEqualTo(7);
    }

    private static long makespan(int machines, int... seconds) {
        List<Duration> jobs = IntStream.of(seconds).mapToObj(Duration::ofSeconds).toList();
        return ListSchedule.makespan(jobs, machines).toSeconds();
    }
}
