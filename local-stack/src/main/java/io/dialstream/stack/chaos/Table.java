package io.dialstream.stack.chaos;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fault, moment, result and numbers, a line for each round, and a line for all of them. */
final class Table {

    private static final String LINE = "%-67s  %-26s  %-6s  %s";

    private Table() {}

    static String of(List<Verdict> verdicts) {
        return LINE.formatted("fault", "when", "result", "numbers")
                + System.lineSeparator()
                + verdicts.stream()
                        .map(Table::line)
                        .collect(Collectors.joining(System.lineSeparator()))
                + System.lineSeparator()
                + total(verdicts);
    }

    private static String line(Verdict verdict) {
        return LINE.formatted(
                verdict.round().title(),
                "%s, %d of %d ended"
                        .formatted(
                                seconds(verdict.struck()),
                                verdict.ended(),
                                verdict.round().leads()),
                verdict.holds() ? "holds" : "BROKEN",
                numbers(verdict));
    }

    private static String numbers(Verdict verdict) {
        Verdict.Numbers numbers = verdict.numbers();
        String notes =
                Stream.concat(
                                Stream.of(
                                        verdict.round().accounts().words(),
                                        verdict.round().rules().words()),
                                verdict.notes().stream())
                        .filter(Predicate.not(String::isEmpty))
                        .map("; "::concat)
                        .collect(Collectors.joining());
        return "%d calls, %d unknown%s%s%s, %d of %d live, over after %s%s"
                .formatted(
                        numbers.called(),
                        numbers.unknown(),
                        unlessNone(numbers.skipped(), "skipped"),
                        unlessNone(numbers.elsewhere(), "at the fallback"),
                        unlessNone(numbers.untold(), "not told"),
                        numbers.mostLive(),
                        verdict.round().limit(),
                        seconds(numbers.taken()),
                        notes);
    }

    private static String unlessNone(int number, String words) {
        return number == 0 ? "" : ", %d %s".formatted(number, words);
    }

    private static String total(List<Verdict> verdicts) {
        return "%d campaigns, %d leads, %d calls, %d with an unknown outcome, %d at a fallback, %d not told, %d broken"
                .formatted(
                        verdicts.size(),
                        verdicts.stream().mapToInt(each -> each.numbers().leads()).sum(),
                        verdicts.stream().mapToInt(each -> each.numbers().called()).sum(),
                        verdicts.stream().mapToInt(each -> each.numbers().unknown()).sum(),
                        verdicts.stream().mapToInt(each -> each.numbers().elsewhere()).sum(),
                        verdicts.stream().mapToInt(each -> each.numbers().untold()).sum(),
                        verdicts.stream().filter(each -> !each.holds()).count());
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
