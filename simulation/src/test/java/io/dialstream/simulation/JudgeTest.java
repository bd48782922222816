package io.dialstream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulation.judge.Invariant;
import io.dialstream.simulation.judge.Violation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge can fail: whatever is broken on purpose is found, and for what it breaks. */
@Timeout(600)
class JudgeTest {

    private static final long SEEDS = 9_000;

    @ParameterizedTest
    @EnumSource
    void isFound(Broken variant) {
        long seed = 1;
        while (seed <= SEEDS && !breaks(seed, variant)) {
            seed++;
        }
        System.out.printf("%s: found by seed %d%n", variant, seed);
        assertThat(seed).as("the seed that finds %s", variant).isLessThanOrEqualTo(SEEDS);
    }

    private static boolean breaks(long seed, Broken variant) {
        return Simulation.run(seed, variant).violations().stream()
                .map(Violation::invariant)
                .anyMatch(variant.invariant()::equals);
    }

    @Test
    void everyInvariantIsBrokenByOne() {
        assertThat(Arrays.stream(Broken.values()).map(Broken::invariant).distinct())
                .containsExactlyInAnyOrder(Invariant.values());
    }
}
