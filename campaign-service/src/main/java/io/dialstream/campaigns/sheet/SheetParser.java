package io.dialstream.campaigns.sheet;

import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes separated values apart, a line at a time (RFC 4180; lines may end in CR, too, and a quote
 * need not be closed at the end). Stops at a line that no honest spreadsheet writes, before it
 * takes more memory than an honest one.
 */
final class SheetParser {

    static final int MAX_COLUMNS = 200;
    static final int MAX_CELL = 10_000;

    private static final char QUOTE = '"';

    private final String text;
    private final char separator;
    private int at;
    private int line;
    private int lastLine;

    /** Begins at a position, which is the beginning of a line. */
    SheetParser(String text, char separator, int at, int line) {
        this.text = text;
        this.separator = separator;
        this.at = at;
        this.line = line;
    }

    /** Whether there is another line; an empty one is none. */
    boolean hasNext() {
        while (at < text.length() && isLineEnd(text.charAt(at))) {
            skipLineEnd();
        }
        return at < text.length();
    }

    int position() {
        return at;
    }

    /** The number of the line that comes next, from 1. */
    int line() {
        return line;
    }

    /** The number of the line at which the last one ended: a quoted cell may have several. */
    int lastLine() {
        return lastLine;
    }

    /**
     * The cells of the next line.
     *
     * @throws InvalidRequestException when it has too many, or one that is too long
     */
    List<String> next() {
        var cells = new ArrayList<String>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == separator) {
            at++;
            if (cells.size() == MAX_COLUMNS) {
                throw refusal("has more than %,d columns, on line %d", MAX_COLUMNS);
            }
            cells.add(cell());
        }
        lastLine = line;
        if (at < text.length()) {
            skipLineEnd();
        }
        return cells;
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == QUOTE) {
            at++;
            return quoted();
        }
        int start = at;
        while (at < text.length() && !endsCell(text.charAt(at))) {
            at++;
        }
        checkLength(at - start);
        return text.substring(start, at);
    }

    /** What stands between its quotes, and what follows them up to the cell's end. */
    private String quoted() {
        var cell = new StringBuilder();
        boolean open = true;
        while (at < text.length() && (open || !endsCell(text.charAt(at)))) {
            char c = text.charAt(at);
            if (open && c == QUOTE && isDoubled()) {
                at += 2;
                cell.append(QUOTE);
            } else if (open && c == QUOTE) {
                at++;
                open = false;
            } else if (isLineEnd(c)) {
                int end = at;
                skipLineEnd();
                cell.append(text, end, at);
            } else {
                at++;
                cell.append(c);
            }
            checkLength(cell.length());
        }
        return cell.toString();
    }

    private boolean isDoubled() {
        return at + 1 < text.length() && text.charAt(at + 1) == QUOTE;
    }

    private boolean endsCell(char c) {
        return c == separator || isLineEnd(c);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private void skipLineEnd() {
        boolean both =
                text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        at += both ? 2 : 1;
        line++;
    }

    private void checkLength(int length) {
        if (length > MAX_CELL) {
            throw refusal("has a cell of more than %,d characters, on line %d", MAX_CELL);
        }
    }

    private InvalidRequestException refusal(String sentence, int limit) {
        return new InvalidRequestException("file", sentence.formatted(limit, line));
    }
}
