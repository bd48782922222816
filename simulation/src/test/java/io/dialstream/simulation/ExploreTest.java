package io.dialstream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulation.explore.Bounds;
import io.dialstream.simulation.explore.Exploration;
import io.dialstream.simulation.service.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No history of the small worlds breaks a promise, and each mistake on purpose is found. */
@Timeout(600)
class ExploreTest {

    private static final int MANY = 1_000_000;

    @Test
    void everyHistoryOfTheSmallWorldsKeepsEveryPromise() {
        long states = 0;
        for (var world : Exploration.quick()) {
            var walked = Exploration.of(world, Variant.SOUND);
            System.out.printf(
                    "%s: %,d states, depth %d%n", world.name(), walked.moments(), walked.depth());
            assertThat(walked.broken()).as(() -> world.name() + ": " + walked.story()).isNull();
            assertThat(walked.complete()).isTrue();
            states += walked.moments();
        }
        assertThat(states).isGreaterThan(MANY);
    }

    static List<Broken> mutants() {
        return Mutants.all();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isFoundByItsShortestHistory(Broken mutant) {
        var walked = Exploration.of(Mutants.world(mutant), mutant);
        assertThat(walked.broken()).as(mutant.name()).isNotNull();
        System.out.printf(
                "%s, in a world of %s, after %d states:%n%s%n",
                mutant, Mutants.world(mutant).name(), walked.moments(), walked.story());
    }

    @Test
    void comesToTheSameEveryTime() {
        var world = Bounds.of(1, 1).deaths(1);
        assertThat(Exploration.of(world, Variant.SOUND))
                .isEqualTo(Exploration.of(world, Variant.SOUND));
    }
}
