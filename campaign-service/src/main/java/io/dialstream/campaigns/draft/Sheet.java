package io.dialstream.campaigns.draft;

import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lines of separated values, as spreadsheets write them, however they are separated. Only where
 * lines begin is kept: the cells of all of them at once could take many times the memory of the
 * text.
 */
public final class Sheet {

    static final int MAX_ROWS = 100_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int MIN_DIGITS = 5;
    private static final int MAX_LABEL = 60;
    private static final List<String> NUMBER_WORDS =
            List.of("phone", "number", "mobile", "tel", "nummer", "cell");
    private static final List<String> NAME_WORDS = List.of("name");
    private static final List<String> ID_WORDS = List.of("id", "lead id", "leadid", "customer id");

    private static final List<String> TIME_ZONE_WORDS = List.of("timezone", "time zone", "zone");

    /** Where a line begins, and its number in the file, from 1. */
    private record Start(int position, int line) {}

    private final String text;
    private final char separator;
    private final List<Start> starts;

    private Sheet(String text, char separator, List<Start> starts) {
        this.text = text;
        this.separator = separator;
        this.starts = starts;
    }

    /** A line and the number in the file at which it ends, from 1. */
    record Line(int number, List<String> cells) {

        String cell(int column) {
            return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
        }
    }

    /**
     * Reads a sheet.
     *
     * @throws InvalidRequestException at the first row, column or character of a cell too many
     */
    public static Sheet read(String given) {
        var text = given.startsWith(BYTE_ORDER_MARK) ? given.substring(1) : given;
        char separator = separator(text);
        var parser = new SheetParser(text, separator, 0, 1);
        var starts = new ArrayList<Start>();
        while (parser.hasNext()) {
            var start = new Start(parser.position(), parser.line());
            if (parser.next().stream().allMatch(String::isBlank)) {
                continue;
            }
            // One more: the first may name the columns.
            if (starts.size() > MAX_ROWS) {
                throw new InvalidRequestException(
                        "file",
                        "has more than %,d rows, on line %d".formatted(MAX_ROWS, start.line()));
            }
            starts.add(start);
        }
        return new Sheet(text, separator, starts);
    }

    private static char separator(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return SEPARATORS.stream()
                .max(Comparator.comparingLong(it -> first.chars().filter(c -> c == it).count()))
                .orElse(',');
    }

    public boolean isEmpty() {
        return starts.isEmpty();
    }

    /** All lines but the one that names the columns, taken apart one by one. */
    Stream<Line> rows(boolean header) {
        return starts.stream().skip(header ? 1 : 0).map(this::line);
    }

    private Line line(Start start) {
        var parser = new SheetParser(text, separator, start.position(), start.line());
        var cells = parser.next();
        return new Line(parser.lastLine(), cells);
    }

    /** The columns' names, or their places and first cells. */
    public List<String> columns(boolean header) {
        if (isEmpty()) {
            return List.of();
        }
        var first = line(starts.getFirst());
        return IntStream.range(0, first.cells().size())
                .mapToObj(column ->
                        header && !first.cell(column).isEmpty()
                                ? label(first.cell(column))
                                : "Column %d (%s)".formatted(column + 1, label(first.cell(column))))
                .toList();
    }

    /** What there is room for on a page. */
    static String label(String cell) {
        return cell.codePointCount(0, cell.length()) <= MAX_LABEL
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, MAX_LABEL)) + "…";
    }

    /** What is likely meant: which column is which, and whether the first line names them. */
    public DraftSettings guess(DraftSettings settings) {
        if (isEmpty()) {
            return settings;
        }
        var first = line(starts.getFirst());
        boolean header = first.cells().stream().noneMatch(Sheet::looksLikeNumber);
        int number = header ? named(first, NUMBER_WORDS) : DraftSettings.NONE;
        if (number < 0) {
            number = firstNumberColumn(header);
        }
        int id = header ? exactly(first, ID_WORDS) : DraftSettings.NONE;
        int zone = header ? exactly(first, TIME_ZONE_WORDS) : DraftSettings.NONE;
        int name = header ? named(first, NAME_WORDS) : DraftSettings.NONE;
        if (name < 0) {
            name = firstOther(first, number, id, zone);
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
                zone,
                false);
    }

    private static int firstOther(Line line, Integer... known) {
        return IntStream.range(0, line.cells().size())
                .filter(column -> !List.of(known).contains(column))
                .findFirst()
                .orElse(DraftSettings.NONE);
    }

    private int firstNumberColumn(boolean header) {
        return rows(header)
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

    private static int columns(Line header, Predicate<String> wanted) {
        return IntStream.range(0, header.cells().size())
                .filter(column -> wanted.test(header.cell(column).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(DraftSettings.NONE);
    }

    private static boolean looksLikeNumber(String cell) {
        return cell.chars().filter(Character::isDigit).count() >= MIN_DIGITS
                && cell.chars().noneMatch(Character::isLetter);
    }
}
