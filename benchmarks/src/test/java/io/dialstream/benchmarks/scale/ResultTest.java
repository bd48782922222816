package io.dialstream.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {

    @Test
    void anEvenShareIsOne() {
        assertThat(Result.overEven(List.of(8.0, 8.0, 8.0))).isEqualTo(1);
    }

    @Test
    void theFullestOfThreeHasHalfOfEverything() {
        assertThat(Result.overEven(List.of(6.0, 12.0, 6.0))).isEqualTo(1.5);
    }
}
