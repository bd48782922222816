package io.dialstream.simulation.engine;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that follows from a seed alone. */
public final class Dice {

    private final SplittableRandom random;

    public Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** A whole number from low to high, both included. */
    public int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** A time in microseconds, from low to high. */
    public long micros(long low, long high) {
        return random.nextLong(low, high + 1);
    }

    public <T> T oneOf(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
