package io.dialstream.dialer.placement;

import java.util.SplittableRandom;

/** Keeps calls that failed together from being tried again together. */
final class Jitter {

    private Jitter() {}

    /** From 0 to 1: differs between calls, and is the same whenever the same attempt is made. */
    static double of(String callId, int attempt) {
        return new SplittableRandom(31L * callId.hashCode() + attempt).nextDouble();
    }
}
