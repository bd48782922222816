package io.dialstream.simulation.judge;

/**
 * Something that must not be.
 *
 * @param at simulated seconds since the beginning
 */
public record Violation(Invariant invariant, double at, String what) {

    @Override
    public String toString() {
        return "%s at %.3f s: %s (%s)".formatted(invariant, at, what, invariant.sentence());
    }
}
