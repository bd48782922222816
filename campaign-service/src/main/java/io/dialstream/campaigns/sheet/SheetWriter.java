package io.dialstream.campaigns.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables as CSV (RFC 4180, UTF-8, every cell quoted and safe for spreadsheets), page by page
 * as they are read, so that any number of rows takes little memory.
 */
public final class SheetWriter {

    private final Writer text;

    private SheetWriter(OutputStream stream) {
        this.text = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    }

    /**
     * Some rows.
     *
     * @param next where they go on; null after the last
     */
    public record Rows(List<List<@Nullable Object>> rows, @Nullable String next) {}

    /**
     * Writes a table.
     *
     * @param first rows, which could be had
     * @param more the rows from somewhere on
     * @throws IOException also when later rows cannot be had, so that a part is never taken for the
     *     whole
     */
    public static void write(
            OutputStream stream, List<String> columns, Rows first, Function<String, Rows> more)
            throws IOException {
        var writer = new SheetWriter(stream);
        writer.write(columns);
        writer.writeAll(first);
        for (var next = first.next(); next != null; ) {
            var rows = read(more, next);
            writer.writeAll(rows);
            next = rows.next();
        }
        writer.text.flush();
    }

    private static Rows read(Function<String, Rows> more, String next) throws IOException {
        try {
            return more.apply(next);
        } catch (RuntimeException e) {
            throw new IOException("the rest of a table cannot be read", e);
        }
    }

    private void writeAll(Rows rows) throws IOException {
        for (var row : rows.rows()) {
            write(row);
        }
    }

    private void write(List<? extends @Nullable Object> row) throws IOException {
        var separator = "";
        for (var cell : row) {
            text.append(separator).append('"');
            text.append(Cells.safe(cell).replace("\"", "\"\"")).append('"');
            separator = ",";
        }
        text.append("\r\n");
    }
}
