package io.dialstream.calllog.history;

import io.dialstream.calllog.testing.Filters;
import io.dialstream.calllog.testing.Pages;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Log entries in memory. */
public final class InMemoryLogEntries implements LogEntries {

    private final Map<String, LogEntry> entries = new HashMap<>();

    public Collection<LogEntry> all() {
        return entries.values();
    }

    @Override
    public void addAll(Collection<LogEntry> added) {
        added.forEach(entry -> entries.putIfAbsent(entry.id(), entry));
    }

    @Override
    public List<LogEntry> ofCall(String userId, String callId) {
        return entries.values().stream()
                .filter(entry -> entry.callee().userId().equals(userId))
                .filter(entry -> entry.callee().callId().equals(callId))
                .toList();
    }

    @Override
    public Page<LogEntry> list(LogQuery query) {
        var wanted = entries.values().stream().filter(entry -> matches(query, entry));
        return Pages.of(wanted, query.page(), entry -> new Cursor(entry.timestamp(), entry.id()));
    }

    private static boolean matches(LogQuery query, LogEntry entry) {
        var callee = entry.callee();
        return query.campaignId().equals(callee.campaignId())
                && query.userId().equals(callee.userId())
                && Filters.isWanted(query.event(), entry.event())
                && Filters.isWanted(query.callId(), callee.callId())
                && Filters.lets(query.filter(), callee, entry.reason(), entry.timestamp());
    }
}
