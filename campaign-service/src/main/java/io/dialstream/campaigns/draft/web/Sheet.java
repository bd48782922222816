package io.dialstream.campaigns.draft.web;

import io.dialstream.campaigns.draft.DraftSettings;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Lines of separated values, as spreadsheets write them, however they are separated. */
final class Sheet {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int FEWEST_DIGITS = 5;
    private static final List<String> NUMBER_WORDS =
            List.of("phone", "number", "mobile", "tel", "nummer", "cell");
    private static final List<String> NAME_WORDS = List.of("name");
    private static final List<String> ID_WORDS = List.of("id", "lead id", "leadid", "customer id");

    private final List<Line> lines;

    private Sheet(List<Line> lines) {
        this.lines = lines;
    }

    /** A line and its number in the file, from 1. */
    record Line(int number, List<String> cells) {

        String cell(int column) {
            return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
        }

        private boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /**
     * Reads a sheet.
     *
     * @throws InvalidRequestException when a quote is never closed, or is no text at all
     */
    static Sheet read(String text) {
        var plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        var format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator(plain))
                        .setIgnoreEmptyLines(true)
                        .setLenientEof(true)
                        .setTrailingData(true)
                        .get();
        try (var parser = format.parse(new StringReader(plain))) {
            var lines = new java.util.ArrayList<Line>();
            for (CSVRecord row = next(parser); row != null; row = next(parser)) {
                var line = new Line((int) parser.getCurrentLineNumber(), row.toList());
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
            return new Sheet(lines);
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidRequestException("file", "is no list of separated values");
        }
    }

    private static @org.jspecify.annotations.Nullable CSVRecord next(
            org.apache.commons.csv.CSVParser parser) {
        var rows = parser.iterator();
        return rows.hasNext() ? rows.next() : null;
    }

    private static char separator(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return SEPARATORS.stream()
                .max(Comparator.comparingLong(it -> first.chars().filter(c -> c == it).count()))
                .orElse(',');
    }

    List<Line> rows(boolean header) {
        return header && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
    }

    /** The columns' names, or their places and first cells. */
    List<String> columns(boolean header) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var first = lines.getFirst();
        return IntStream.range(0, first.cells().size())
                .mapToObj(column ->
                        header && !first.cell(column).isEmpty()
                                ? first.cell(column)
                                : "Column %d (%s)".formatted(column + 1, first.cell(column)))
                .toList();
    }

    /** What is likely meant: which column is which, and whether the first line names them. */
    DraftSettings guess(DraftSettings settings) {
        if (lines.isEmpty()) {
            return settings;
        }
        var first = lines.getFirst();
        boolean header = first.cells().stream().noneMatch(Sheet::looksLikeNumber);
        int number = header ? named(first, NUMBER_WORDS) : DraftSettings.NONE;
        if (number < 0) {
            number = firstNumberColumn(header);
        }
        int id = header ? exactly(first, ID_WORDS) : DraftSettings.NONE;
        int name = header ? named(first, NAME_WORDS) : DraftSettings.NONE;
        if (name < 0) {
            name = firstOther(first, number, id);
        }
        return new DraftSettings(
                settings.name(),
                settings.agentId(),
                settings.limit(),
                settings.country(),
                header,
                name,
                number,
                id,
                false);
    }

    private static int firstOther(Line line, int number, int id) {
        return IntStream.range(0, line.cells().size())
                .filter(column -> column != number && column != id)
                .findFirst()
                .orElse(DraftSettings.NONE);
    }

    private int firstNumberColumn(boolean header) {
        return rows(header).stream()
                .limit(1)
                .flatMap(line ->
                        IntStream.range(0, line.cells().size())
                                .filter(column -> looksLikeNumber(line.cell(column)))
                                .boxed())
                .findFirst()
                .orElse(DraftSettings.NONE);
    }

    private static int named(Line header, List<String> words) {
        return columns(header, cell -> words.stream().anyMatch(cell::contains));
    }

    private static int exactly(Line header, List<String> words) {
        return columns(header, words::contains);
    }

    private static int columns(Line header, java.util.function.Predicate<String> wanted) {
        return IntStream.range(0, header.cells().size())
                .filter(column -> wanted.test(header.cell(column).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(DraftSettings.NONE);
    }

    private static boolean looksLikeNumber(String cell) {
        return cell.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS
                && cell.chars().noneMatch(Character::isLetter);
    }
}
