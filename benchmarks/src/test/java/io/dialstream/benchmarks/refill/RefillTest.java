package io.dialstream.benchmarks.refill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefillTest {

    @Test
    void aSlotGoesToTheNextCallThatIsRequested() {
        var calls = List.of(call(0, 500), call(0, 100), call(130, 900), call(520, 950));

        assertThat(Refill.of(calls, 2))
                .extracting(Refill::duration)
                .containsExactly(Duration.ofMillis(30), Duration.ofMillis(20));
    }

    @Test
    void aCampaignWithoutMoreCallsThanSlotsRefillsNothing() {
        assertThat(Refill.of(List.of(call(0, 1), call(0, 1)), 2)).isEmpty();
    }

    @Test
    void theHopsAreTheWholeWayAndTheCallbacksTravel() {
        var refill = new Refill(call(0, 100), call(140, 500));

        assertThat(refill.hops().map(Refill.Hop::took).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(refill.duration().plusMillis(3));
    }

    /** A call created and heard to be over at these milliseconds. */
    private static CallTrace call(int created, int heard) {
        return new CallTrace(
                at(created - 8),
                at(created - 4),
                at(created),
                at(heard - 3),
                at(heard),
                at(heard + 4));
    }

    private static Instant at(int millis) {
        return Instant.EPOCH.plusMillis(millis);
    }
}
