package io.dialstream.campaigns.history.web;

import io.dialstream.campaigns.history.CallFilter;
import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.history.CallLogEntry;
import io.dialstream.campaigns.history.LogFilter;
import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.campaigns.history.PagePosition;
import io.dialstream.foundation.problem.UnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Calls and log entries as CSV (RFC 4180, UTF-8, every cell quoted), page by page as they come, so
 * that any number of them takes little memory. A first page that cannot be had is a refusal; a
 * later one breaks the connection, so that a part is never taken for the whole.
 */
@Component
public class HistoryTables {

    private static final String[] CALLS = {
        "id",
        "leadId",
        "leadName",
        "phoneNumber",
        "status",
        "reason",
        "durationSeconds",
        "createdAt",
        "dialedAt",
        "answeredAt",
        "endedAt",
        "provider",
        "providerCallId",
        "attempt",
        "answeredBy"
    };
    private static final String[] ENTRIES = {
        "id",
        "callId",
        "leadId",
        "leadName",
        "phoneNumber",
        "event",
        "timestamp",
        "details",
        "durationSeconds",
        "voipProvider",
        "attempt"
    };

    private static final CSVFormat QUOTED =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private final CallHistory history;

    HistoryTables(CallHistory history) {
        this.history = history;
    }

    /** Some rows and where they go on. */
    private record Rows(List<List<@Nullable Object>> rows, @Nullable String nextCursor) {}

    public void calls(
            String token, String campaignId, CallFilter filter, HttpServletResponse response)
            throws IOException {
        write(
                response,
                "calls-" + campaignId,
                CALLS,
                position -> {
                    var page = history.calls(token, campaignId, filter, position);
                    return new Rows(
                            page.items().stream().map(HistoryTables::row).toList(),
                            page.nextCursor());
                });
    }

    public void entries(
            String token, String campaignId, LogFilter filter, HttpServletResponse response)
            throws IOException {
        write(
                response,
                "log-" + campaignId,
                ENTRIES,
                position -> {
                    var page = history.entries(token, campaignId, filter, position);
                    return new Rows(
                            page.items().stream().map(HistoryTables::row).toList(),
                            page.nextCursor());
                });
    }

    private static void write(
            HttpServletResponse response,
            String name,
            String[] columns,
            Function<PagePosition, Rows> pages)
            throws IOException {
        var rows = pages.apply(PagePosition.first());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(name));
        var text = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var table = new CSVPrinter(text, QUOTED);
        table.printRecord((Object[]) columns);
        print(table, rows);
        while (rows.nextCursor() != null) {
            rows = next(pages, rows.nextCursor());
            print(table, rows);
        }
        table.flush();
    }

    private static Rows next(Function<PagePosition, Rows> pages, String cursor) throws IOException {
        try {
            return pages.apply(new PagePosition(PagePosition.first().limit(), cursor));
        } catch (UnavailableException e) {
            throw new IOException("the call log went away in the middle of a table", e);
        }
    }

    private static void print(CSVPrinter table, Rows rows) throws IOException {
        for (var row : rows.rows()) {
            table.printRecord(row.stream().map(Cells::safe).toList());
        }
    }

    private static List<@Nullable Object> row(LoggedCall call) {
        return Arrays.asList(
                call.id(),
                call.leadId(),
                call.leadName(),
                call.phoneNumber(),
                call.status(),
                call.reason(),
                call.durationSeconds(),
                call.createdAt(),
                call.dialedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.provider(),
                call.providerCallId(),
                call.attempt(),
                call.answeredBy());
    }

    private static List<@Nullable Object> row(CallLogEntry entry) {
        return Arrays.asList(
                entry.id(),
                entry.callId(),
                entry.leadId(),
                entry.leadName(),
                entry.phoneNumber(),
                entry.event(),
                entry.timestamp(),
                entry.details(),
                entry.durationSeconds(),
                entry.voipProvider(),
                entry.attempt());
    }
}
