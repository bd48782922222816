package io.dialstream.campaigns.history.web;

import io.dialstream.campaigns.history.CallFilter;
import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.history.CallLogEntry;
import io.dialstream.campaigns.history.LogFilter;
import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.campaigns.history.PagePosition;
import io.dialstream.campaigns.sheet.SheetWriter;
import io.dialstream.campaigns.sheet.SheetWriter.Rows;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Calls and log entries as CSV, page by page as they come. A first page that cannot be had is a
 * refusal; a later one breaks the connection.
 */
@Component
public class HistoryTables {

    private static final List<String> CALLS =
            List.of(
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
                    "answeredBy");
    private static final List<String> ENTRIES =
            List.of(
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
                    "attempt");

    private final CallHistory history;

    HistoryTables(CallHistory history) {
        this.history = history;
    }

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
            List<String> columns,
            Function<PagePosition, Rows> pages)
            throws IOException {
        var first = pages.apply(PagePosition.first());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(name));
        SheetWriter.write(
                response.getOutputStream(),
                columns,
                first,
                cursor -> pages.apply(new PagePosition(PagePosition.first().limit(), cursor)));
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
