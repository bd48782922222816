package io.dialstream.campaigns.donotcall.web;

import io.dialstream.campaigns.donotcall.DoNotCallSubmission;
import io.dialstream.campaigns.donotcall.DoNotCallValidation;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Entries as comma- or semicolon-separated values, the first line of which names the columns:
 * {@code phoneNumber}, and where there are, {@code reason}, {@code expiresAt} and {@code source}.
 *
 * @param lines the line in the file at which each of them ends, from 1
 */
record DoNotCallSheet(List<DoNotCallSubmission> entries, List<Long> lines) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** A spreadsheet does not run a cell that begins with it, and our own tables have some. */
    private static final String APOSTROPHE = "'";

    /**
     * Reads it.
     *
     * @throws InvalidRequestException when it is none, or has no number or too many of them
     */
    static DoNotCallSheet read(byte[] body) {
        var text = decoded(body);
        try (var parser = CSVParser.parse(new StringReader(text), format(text))) {
            int column = column(parser, "phonenumber");
            if (column < 0) {
                throw new InvalidRequestException(
                        "phoneNumber", "is no column; the first line names the columns");
            }
            return read(parser, column);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new InvalidRequestException("file", "is no table of separated values");
        }
    }

    private static DoNotCallSheet read(CSVParser parser, int number) {
        int reason = column(parser, "reason");
        int expiresAt = column(parser, "expiresat");
        int source = column(parser, "source");
        var entries = new ArrayList<DoNotCallSubmission>();
        var lines = new ArrayList<Long>();
        for (var row : parser) {
            if (entries.size() >= DoNotCallValidation.MAX_ENTRIES) {
                throw new InvalidRequestException(
                        "file",
                        "must have at most %d entries".formatted(DoNotCallValidation.MAX_ENTRIES));
            }
            entries.add(
                    new DoNotCallSubmission(
                            cell(row, number),
                            cell(row, reason),
                            cell(row, expiresAt),
                            cell(row, source)));
            lines.add(parser.getCurrentLineNumber());
        }
        if (entries.isEmpty()) {
            throw new InvalidRequestException("file", "has no entry; at least one is needed");
        }
        return new DoNotCallSheet(entries, lines);
    }

    /** What the problems call the nth of them. */
    String field(int n) {
        return "lines[" + lines.get(n) + "]";
    }

    private static String decoded(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidRequestException("file", "is not encoded in UTF-8");
        }
    }

    private static CSVFormat format(String text) {
        var names = text.lines().findFirst().orElse("");
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(names.contains(";") ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .setAllowMissingColumnNames(true)
                .setDuplicateHeaderMode(org.apache.commons.csv.DuplicateHeaderMode.ALLOW_ALL)
                .get();
    }

    private static int column(CSVParser parser, String name) {
        return parser.getHeaderNames().stream()
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .toList()
                .indexOf(name);
    }

    private static @Nullable String cell(CSVRecord row, int column) {
        if (column < 0 || column >= row.size()) {
            return null;
        }
        var text = row.get(column).strip();
        var cell = text.startsWith(APOSTROPHE) ? text.substring(1) : text;
        return cell.isEmpty() ? null : cell;
    }
}
