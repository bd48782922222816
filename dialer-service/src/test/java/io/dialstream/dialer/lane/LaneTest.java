package io.dialstream.dialer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.testing.Given;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final int LIMIT = 3;

    @Test
    void putsNewCallsWhereOthersHaveGone() {
        var after = active(1, 3, 4).keepingPlaces(active(1, 2, 3));
        assertThat(after.active()).isEqualTo(active(1, 4, 3).active());
    }

    @Test
    void leavesItsCallsAsTheyAreWithoutNewOnes() {
        assertThat(active(3, 1).keepingPlaces(active(1, 2, 3))).isEqualTo(active(3, 1));
    }

    private static Lane active(int... numbers) {
        return Lane.empty("c", 0, "c")
                .withActive(Arrays.stream(numbers).mapToObj(LaneTest::call).toList());
    }

    private static ActiveCall call(int number) {
        return ActiveCall.started(Given.call("c", number, LIMIT), 1, Given.NOON, Given.NOON);
    }
}
