package io.dialstream.campaigns.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.timer.MovableClock;
import org.junit.jupiter.api.Test;

class PastCallTimesTest {

    private final InMemoryCallHistory history = new InMemoryCallHistory();
    private final PastCallTimes times = new PastCallTimes(history, new MovableClock());

    @Test
    void nobodyKnowsThemWhereTheCallLogDoesNotSay() {
        assertThat(times.average("ann")).as("no call yet").isEmpty();
        history.refuse();
        assertThat(times.average("ann")).as("refused").isEmpty();
        history.goAway();
        assertThat(times.average("ann")).as("away").isEmpty();
    }
}
