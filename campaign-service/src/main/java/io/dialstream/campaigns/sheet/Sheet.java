package io.dialstream.campaigns.sheet;

import io.dialstream.foundation.problem.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lines of separated values, as spreadsheets write them, however they are separated. Only where
 * lines begin is kept: the cells of all of them at once could take many times the memory of the
 * text.
 */
public final class Sheet {

    /** Besides one that names the columns. */
    public static final int MAX_ROWS = 100_000;

    public static final int NO_COLUMN = -1;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int MAX_LABEL = 60;

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
    public record Line(int number, List<String> cells) {

        /** Without the spaces around it; empty where the line has no such column. */
        public String cell(int column) {
            return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
        }

        /** The first column whose cell is like that in lower case; {@link #NO_COLUMN} if none. */
        public int column(Predicate<String> wanted) {
            return IntStream.range(0, cells.size())
                    .filter(column -> wanted.test(cell(column).toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(NO_COLUMN);
        }
    }

    /** The text of a file; a name with replaced characters would be read out as it is. */
    public static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException _) {
            throw new InvalidRequestException("file", "is not in UTF-8");
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

    /** The line that may name the columns. */
    public Optional<Line> first() {
        return rows(false).findFirst();
    }

    /** All lines but the one that names the columns, taken apart one by one. */
    public Stream<Line> rows(boolean header) {
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
    public static String label(String cell) {
        return cell.codePointCount(0, cell.length()) <= MAX_LABEL
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, MAX_LABEL)) + "…";
    }
}
