package io.dialstream.stack.chaos;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a fault of a cluster came to.
 *
 * @param refused when callbacks were answered 503
 * @param ownerless the longest time in which a campaign with waiting leads and a free place got no
 *     create
 * @param pause the longest time without a create of any campaign
 */
public record ClusterRow(
        String fault,
        int calls,
        int unknown,
        Pauses.Refused refused,
        Duration ownerless,
        Duration pause,
        List<String> violations) {

    private static final String LINE = "%-67s  %-8s  %5s  %7s  %11s  %7s  %8s  %9s";

    private static final String HEAD =
            LINE.formatted(
                    "fault",
                    "promises",
                    "calls",
                    "unknown",
                    "503 longest",
                    "503 sum",
                    "no owner",
                    "no create");

    public ClusterRow {
        violations = List.copyOf(violations);
    }

    /** Nothing could be measured. */
    public static ClusterRow broken(String fault, String violation) {
        return new ClusterRow(
                fault,
                0,
                0,
                new Pauses.Refused(0, 0),
                Duration.ZERO,
                Duration.ZERO,
                List.of(violation));
    }

    /** Whether every promise was kept. */
    public boolean holds() {
        return violations.isEmpty();
    }

    /** A line for each fault, and what was broken in full. */
    public static String table(List<ClusterRow> rows) {
        return Stream.of(
                        Stream.of(HEAD),
                        rows.stream().map(ClusterRow::line),
                        Stream.of(total(rows)),
                        rows.stream().flatMap(ClusterRow::broken))
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String line() {
        return LINE.formatted(
                fault,
                holds() ? "kept" : "BROKEN",
                calls,
                unknown,
                refused.longest() + " s",
                refused.sum() + " s",
                seconds(ownerless),
                seconds(pause));
    }

    /** What was measured, in words. */
    String measures() {
        return "%d calls, %d unknown; 503 for %d s at most, %d s in all; no owner for %s, no create for %s"
                .formatted(
                        calls,
                        unknown,
                        refused.longest(),
                        refused.sum(),
                        seconds(ownerless),
                        seconds(pause));
    }

    private Stream<String> broken() {
        return violations.stream().map(each -> fault + ": " + each);
    }

    private static String total(List<ClusterRow> rows) {
        return "%d faults, %d calls, %d with an unknown outcome, %d broken"
                .formatted(
                        rows.size(),
                        rows.stream().mapToInt(ClusterRow::calls).sum(),
                        rows.stream().mapToInt(ClusterRow::unknown).sum(),
                        rows.stream().filter(row -> !row.holds()).count());
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
