package io.dialstream.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs as tables that people read: plain for a terminal, Markdown for the documentation. */
public final class Table {

    private static final List<String> HEAD =
            List.of("bench", "figure", "measured", "must reach", "verdict");

    private Table() {}

    /** With aligned columns. */
    public static String plain(List<Figure> figures) {
        List<List<String>> rows = rows(figures);
        int[] widths =
                IntStream.range(0, HEAD.size())
                        .map(column ->
                                IntStream.concat(
                                                IntStream.of(HEAD.get(column).length()),
                                                rows.stream()
                                                        .mapToInt(row -> row.get(column).length()))
                                        .max()
                                        .orElse(0))
                        .toArray();
        return IntStream.rangeClosed(0, rows.size())
                .mapToObj(row -> aligned(row == 0 ? HEAD : rows.get(row - 1), widths))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String aligned(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> ("%-" + widths[column] + "s").formatted(cells.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    /** One section a run, with where and when it was made. */
    public static String markdown(List<Run> runs) {
        return runs.stream().map(Table::section).collect(Collectors.joining("\n"));
    }

    private static String section(Run run) {
        String head =
                "### %s%n%n%s run of commit %s, %s, %d s. %s.%n%n| figure | measured | must reach | verdict |%n|---|---|---|---|%n"
                        .formatted(
                                run.bench(),
                                run.size(),
                                run.commit(),
                                run.machine().when(),
                                run.took().toSeconds(),
                                run.machine());
        return head
                + rows(run.figures()).stream()
                        .map(row -> "| " + String.join(" | ", row.subList(1, row.size())) + " |\n")
                        .collect(Collectors.joining());
    }

    private static List<List<String>> rows(List<Figure> figures) {
        return figures.stream()
                .map(figure ->
                        List.of(
                                figure.bench(),
                                figure.name(),
                                figure.measured(),
                                figure.target().toString(),
                                figure.verdict().toString()))
                .toList();
    }
}
