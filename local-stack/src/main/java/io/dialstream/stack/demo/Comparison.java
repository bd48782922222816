package io.dialstream.stack.demo;

import io.dialstream.stack.report.CallOutcome;
import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Dialstream's account of a campaign beside the simulator's, number by number and call by call. */
public record Comparison(List<Row> rows, List<String> differentCalls) {

    /** One number, as both tell it. */
    public record Row(String what, String ours, String theirs) {

        public static Row of(String what, long ours, long theirs) {
            return new Row(what, String.valueOf(ours), String.valueOf(theirs));
        }

        boolean agrees() {
            return ours.equals(theirs);
        }
    }

    /** What is charged is charged for both kinds of calls. */
    static Comparison of(
            Campaign campaign,
            Map<String, CallOutcome> calls,
            CallBacks callBacks,
            Usage usage,
            SimulatorReport truth) {
        List<Row> rows = new ArrayList<>(numbers(campaign, truth.tally(campaign.id())));
        rows.addAll(promises(campaign, truth));
        rows.addAll(callBacks.rows());
        rows.addAll(usage(usage, truth.usage().plus(callBacks.usage())));
        return new Comparison(
                List.copyOf(rows),
                Stream.concat(
                                differentCalls(calls, truth.outcomes()).stream(),
                                callBacks.differences().stream())
                        .toList());
    }

    private static List<Row> numbers(Campaign ours, SimulatorReport.Tally theirs) {
        return List.of(
                Row.of("calls", ours.totalLeads(), theirs.calls()),
                Row.of("ended", ours.completedLeads(), theirs.ended()),
                Row.of("successful", ours.successfulCalls(), theirs.successful()),
                Row.of("failed", ours.failedCalls(), theirs.failed()),
                Row.of("missed", ours.missedCalls(), theirs.missed()),
                Row.of("no answer", ours.noAnswerCalls(), theirs.noAnswer()),
                Row.of("talk seconds", ours.totalDuration(), theirs.talkSeconds()),
                new Row(
                        "average talk seconds",
                        oneDecimal(BigDecimal.valueOf(ours.averageDuration())),
                        average(theirs.talkSeconds(), theirs.successful())));
    }

    /** What was promised stands on our side. */
    private static List<Row> promises(Campaign campaign, SimulatorReport truth) {
        int limit = Math.min(campaign.maxConcurrentCalls(), campaign.totalLeads());
        return List.of(
                Row.of("most live calls at once", limit, truth.tally(campaign.id()).maxLiveCalls()),
                Row.of("most calls to one number", 1, truth.maxCallsPerNumber()));
    }

    private static List<Row> usage(Usage ours, Usage theirs) {
        return List.of(
                Row.of("usage: calls", ours.calls(), theirs.calls()),
                Row.of("usage: answered calls", ours.answeredCalls(), theirs.answeredCalls()),
                Row.of("usage: seconds", ours.totalSeconds(), theirs.totalSeconds()));
    }

    /** A sentence for each call that the two tell otherwise. */
    public static List<String> differentCalls(
            Map<String, CallOutcome> ours, Map<String, CallOutcome> theirs) {
        TreeSet<String> ids = new TreeSet<>(ours.keySet());
        ids.addAll(theirs.keySet());
        TreeMap<String, String> differences = new TreeMap<>();
        for (String id : ids) {
            String mine = String.valueOf(ours.get(id));
            String yours = String.valueOf(theirs.get(id));
            if (!mine.equals(yours)) {
                differences.put(
                        id, "%s: Dialstream says %s, the simulator %s".formatted(id, mine, yours));
            }
        }
        return List.copyOf(differences.values());
    }

    private static String average(long seconds, int calls) {
        return calls == 0
                ? "0.0"
                : BigDecimal.valueOf(seconds)
                        .divide(BigDecimal.valueOf(calls), 1, RoundingMode.HALF_UP)
                        .toString();
    }

    private static String oneDecimal(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP).toString();
    }

    /** What does not agree, a line each; empty when the two tell the same story. */
    public List<String> differences() {
        Stream<String> numbers =
                rows.stream()
                        .filter(row -> !row.agrees())
                        .map(row ->
                                "%s: Dialstream says %s, the simulator %s"
                                        .formatted(row.what(), row.ours(), row.theirs()));
        return Stream.concat(numbers, differentCalls.stream()).toList();
    }

    /** The table, ready to be printed. */
    public String table() {
        StringBuilder table =
                new StringBuilder("%-28s %12s   %12s%n".formatted("", "Dialstream", "simulator"));
        for (Row row : rows) {
            table.append(
                    "%-28s %12s %s %12s%n"
                            .formatted(
                                    row.what(),
                                    row.ours(),
                                    row.agrees() ? "=" : "!",
                                    row.theirs()));
        }
        return table.toString();
    }
}
