package io.dialstream.simulation;

import io.dialstream.simulation.judge.Violation;
import java.util.List;

/**
 * How a world ended.
 *
 * @param hash of everything that happened, in its order
 */
record Outcome(long hash, long steps, List<Violation> violations) {

    Outcome {
        violations = List.copyOf(violations);
    }

    boolean isGood() {
        return violations.isEmpty();
    }
}
