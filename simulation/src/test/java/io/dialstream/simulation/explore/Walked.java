package io.dialstream.simulation.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a walk.
 *
 * @param moments that were reached
 * @param steps between them
 * @param depth of the farthest one
 * @param broken the promise that does not hold; null when all do
 * @param history a shortest one that breaks it
 * @param complete whether every moment was reached, as far as nothing was broken
 */
public record Walked(
        int moments,
        long steps,
        int depth,
        @Nullable String broken,
        List<String> history,
        boolean complete) {

    public Walked {
        history = List.copyOf(history);
    }

    /** The history in numbered lines, and what it breaks. */
    public String story() {
        var lines = new StringBuilder("BROKEN: " + broken);
        for (int at = 0; at < history.size(); at++) {
            lines.append("%n%4d. %s".formatted(at + 1, history.get(at)));
        }
        return lines.toString();
    }
}
