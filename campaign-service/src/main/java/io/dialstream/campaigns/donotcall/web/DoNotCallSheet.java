package io.dialstream.campaigns.donotcall.web;

import io.dialstream.campaigns.donotcall.DoNotCallEntry;
import io.dialstream.campaigns.donotcall.DoNotCallSubmission;
import io.dialstream.campaigns.sheet.Cells;
import io.dialstream.campaigns.sheet.Sheet;
import io.dialstream.campaigns.sheet.SheetWriter;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries as separated values, the first line of which names the columns: {@code phoneNumber}, and
 * where there are, {@code reason}, {@code expiresAt} and {@code source}.
 *
 * @param lines the line in the file at which each of them ends, from 1
 */
record DoNotCallSheet(List<DoNotCallSubmission> entries, List<Integer> lines) {

    /** Of the whole list; all of them but the last one are read again. */
    static final List<String> COLUMNS =
            List.of("phoneNumber", "reason", "source", "expiresAt", "createdAt");

    /**
     * Some entries of a list as rows.
     *
     * @param count how many were asked for: where there are fewer, there are no more
     */
    static SheetWriter.Rows rows(List<DoNotCallEntry> some, int count) {
        return new SheetWriter.Rows(
                some.stream().map(DoNotCallSheet::row).toList(),
                some.size() < count ? null : some.getLast().number());
    }

    private static List<@Nullable Object> row(DoNotCallEntry entry) {
        return Arrays.asList(
                entry.number(),
                entry.reason(),
                entry.source(),
                entry.expiresAt(),
                entry.createdAt());
    }

    /**
     * Reads it.
     *
     * @throws InvalidRequestException when it is none, or has no number or too many of them
     */
    static DoNotCallSheet read(byte[] body) {
        var sheet = Sheet.read(Sheet.text(body));
        int number = column(sheet, "phonenumber");
        if (number < 0) {
            throw new InvalidRequestException(
                    "phoneNumber", "is no column; the first line names the columns");
        }
        int reason = column(sheet, "reason");
        int expiresAt = column(sheet, "expiresat");
        int source = column(sheet, "source");
        var entries = new ArrayList<DoNotCallSubmission>();
        var lines = new ArrayList<Integer>();
        sheet.rows(true)
                .forEach(line -> {
                    entries.add(
                            new DoNotCallSubmission(
                                    cell(line, number),
                                    cell(line, reason),
                                    cell(line, expiresAt),
                                    cell(line, source)));
                    lines.add(line.number());
                });
        if (entries.isEmpty()) {
            throw new InvalidRequestException("file", "has no entry; at least one is needed");
        }
        return new DoNotCallSheet(entries, lines);
    }

    private static int column(Sheet sheet, String name) {
        return sheet.first().map(line -> line.column(name::equals)).orElse(Sheet.NO_COLUMN);
    }

    private static @Nullable String cell(Sheet.Line line, int column) {
        var cell = Cells.original(line.cell(column));
        return cell.isEmpty() ? null : cell;
    }

    /** What the problems call the nth of them. */
    String field(int n) {
        return "lines[" + lines.get(n) + "]";
    }
}
