package io.dialstream.stack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTest {

    @Test
    void isPatientAsLongAsSomethingChanges() {
        Iterator<Integer> looks = List.of(1, 2, 3, 4).iterator();

        assertThat(Waiting.until(Duration.ZERO, looks::next, look -> look == 4)).isTrue();
    }

    @Test
    void givesUpWhenNothingChanges() {
        assertThat(Waiting.until(Duration.ZERO, () -> 1, look -> look == 2)).isFalse();
    }
}
