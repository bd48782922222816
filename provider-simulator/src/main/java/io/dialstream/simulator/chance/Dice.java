package io.dialstream.simulator.chance;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Randomness that depends on nothing but a seed and a name, so that runs can be repeated. */
public final class Dice {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Dice() {}

    /** Always the same sequence for the same seed and name; unrelated for different ones. */
    public static RandomGenerator named(long seed, String name) {
        long hash = FNV_OFFSET;
        for (int index = 0; index < name.length(); index++) {
            hash = (hash ^ name.charAt(index)) * FNV_PRIME;
        }
        return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ hash);
    }
}
