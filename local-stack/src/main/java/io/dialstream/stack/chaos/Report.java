package io.dialstream.stack.chaos;

import java.time.Duration;
import java.util.List;

/** What became of all rounds of a run. */
public record Report(long seed, Duration taken, List<String> violations, String table) {

    static Report of(long seed, Duration taken, List<Verdict> verdicts) {
        List<String> violations =
                verdicts.stream()
                        .flatMap(verdict ->
                                verdict.violations().stream()
                                        .map(each ->
                                                "round %d, %s: %s"
                                                        .formatted(
                                                                verdict.round().number(),
                                                                verdict.round().title(),
                                                                each)))
                        .toList();
        return new Report(seed, taken, violations, Table.of(verdicts));
    }

    /** Whether every promise was kept. */
    public boolean holds() {
        return violations.isEmpty();
    }
}
