package io.dialstream.simulator.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.callback.Refusals.Second;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void countsAnswersOfEachSecondByTheirStatus() {
        var refusals = new Refusals();

        refusals.answered(503, NOON.plusMillis(1_999));
        refusals.answered(503, NOON.plusMillis(20));
        refusals.answered(503, NOON.plusMillis(980));
        refusals.answered(500, NOON.plusMillis(500));

        assertThat(refusals.all())
                .containsExactly(
                        new Second(NOON, 500, 1),
                        new Second(NOON, 503, 2),
                        new Second(NOON.plusSeconds(1), 503, 1));
    }

    @Test
    void leavesOtherAnswersOut() {
        var refusals = new Refusals();

        refusals.answered(204, NOON);
        refusals.answered(403, NOON);

        assertThat(refusals.all()).isEmpty();
    }
}
