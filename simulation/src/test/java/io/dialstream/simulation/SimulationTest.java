package io.dialstream.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dialstream.simulation.service.Variant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The services as they are, in as many worlds as there is time for. */
@Timeout(3_600)
class SimulationTest {

    private static final long SEEDS = 8_000;

    @Test
    void everythingHoldsInEveryWorld() throws InterruptedException {
        var one = Long.getLong("simulation.seed");
        if (one != null) {
            tell(one);
            return;
        }
        var from = Long.getLong("simulation.from", 1);
        var seeds = Long.getLong("simulation.seeds", SEEDS);
        var bad = Simulation.bad(from, seeds);
        System.out.printf(
                "Simulated %d worlds from seed %d: %d went wrong%n", seeds, from, bad.size());
        assertThat(bad)
                .as(() ->
                        bad.entrySet().stream()
                                .map(it -> Simulation.report(it.getKey(), it.getValue()))
                                .collect(Collectors.joining("\n")))
                .isEmpty();
    }

    private static void tell(long seed) {
        Simulation.story(seed, Variant.SOUND).forEach(System.out::println);
        var outcome = Simulation.run(seed);
        if (!outcome.isGood()) {
            fail(Simulation.report(seed, outcome));
        }
    }

    @Test
    void theSameSeedTakesTheSameSteps() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(Simulation.run(seed)).isEqualTo(Simulation.run(seed));
        }
    }
}
