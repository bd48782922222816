package io.dialstream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulation.judge.Invariant;
import io.dialstream.simulation.judge.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge can fail: whatever is broken on purpose is found, and for what it breaks. */
@Timeout(600)
class JudgeTest {

    private static final long SEEDS = 9_000;

    private static final Properties FOUND_BY = foundBy();

    private static Properties foundBy() {
        try (var file = JudgeTest.class.getResourceAsStream("found-by.properties")) {
            var seeds = new Properties();
            seeds.load(Objects.requireNonNull(file));
            return seeds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To look for each from the first world on would take ten minutes. */
    @ParameterizedTest
    @EnumSource
    void isFound(Broken variant) {
        long last = Long.parseLong(FOUND_BY.getProperty(variant.name(), "0"));
        if (last > 0 && breaks(last, variant)) {
            return;
        }
        long seed = 1;
        while (seed <= SEEDS && !breaks(seed, variant)) {
            seed++;
        }
        System.out.printf(
                "%s is found by %d: write that into found-by.properties%n", variant, seed);
        assertThat(seed).as("the seed that finds %s", variant).isLessThanOrEqualTo(SEEDS);
    }

    @Test
    void remembersNoMistakeThatThereIsNot() {
        assertThat(FOUND_BY.stringPropertyNames())
                .isSubsetOf(Arrays.stream(Broken.values()).map(Broken::name).toList());
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
