package io.dialstream.simulator.plan;

import java.util.Objects;

/**
 * How the simulated world behaves when nothing is wrong. Setup, ring and talk are simulated
 * seconds, of which {@code speedUp} pass in one second of the wall clock; {@code callsPerSecond} is
 * wall clock. A change holds for calls accepted after it, except the pace, which holds at once.
 */
public record Settings(
        double speedUp,
        double callsPerSecond,
        long seed,
        Mix mix,
        LogNormal setup,
        LogNormal ring,
        LogNormal talk,
        Detection detection,
        Pressing pressing,
        Returning returning) {

    /**
     * With machines that are told from humans as usual, and humans who press no key or call back.
     */
    public Settings(
            double speedUp,
            double callsPerSecond,
            long seed,
            Mix mix,
            LogNormal setup,
            LogNormal ring,
            LogNormal talk) {
        this(
                speedUp,
                callsPerSecond,
                seed,
                mix,
                setup,
                ring,
                talk,
                Detection.USUAL,
                Pressing.USUAL,
                Returning.NEVER);
    }

    /** Journals from before there was a detection, keys to press or people who return lack it. */
    public Settings {
        returning = Objects.requireNonNullElse(returning, Returning.NEVER);
        pressing = Objects.requireNonNullElse(pressing, Pressing.USUAL);
        detection = Objects.requireNonNullElse(detection, Detection.USUAL);
        Objects.requireNonNull(mix, "mix");
        Objects.requireNonNull(setup, "setup");
        Objects.requireNonNull(ring, "ring");
        Objects.requireNonNull(talk, "talk");
        if (!(speedUp > 0)) {
            throw new IllegalArgumentException("speedUp must be above zero");
        }
        if (!(callsPerSecond > 0)) {
            throw new IllegalArgumentException("callsPerSecond must be above zero");
        }
    }
}
