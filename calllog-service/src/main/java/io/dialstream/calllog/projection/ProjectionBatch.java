package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Callee;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.ProviderCallIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies a batch, record by record, to what was known before it. A record that a call or its stats
 * contain already changes nothing, so it makes no difference how often a record comes and where one
 * batch ends and the next begins.
 */
final class ProjectionBatch {

    private final Map<String, Call> calls;
    private final Map<String, CampaignStats> stats;
    private final Map<String, LogEntry> entries = new LinkedHashMap<>();
    private final Set<String> begunCalls = new LinkedHashSet<>();
    private final Set<String> changedCalls = new LinkedHashSet<>();
    private final Set<String> endedCalls = new LinkedHashSet<>();
    private final Set<String> changedStats = new LinkedHashSet<>();
    private final Set<String> latestStats = new LinkedHashSet<>();
    private final List<CallStatusChanged> unmatched = new ArrayList<>();

    private ProjectionBatch(Known known) {
        this.calls = new HashMap<>(known.calls());
        this.stats = new HashMap<>(known.stats());
    }

    /** What is to be stored and announced after a batch. */
    static Projected of(List<CallStatusRecord> batch, Known known) {
        var projection = new ProjectionBatch(known);
        batch.forEach(record -> projection.handle(record.event(), record.offset()));
        return projection.projected();
    }

    private void handle(CallStatusChanged event, long offset) {
        if (event.isExpiry()) {
            return;
        }
        var before = calls.get(event.callId());
        if (before == null && event.status() == CallStatus.INITIATED) {
            apply(event, offset, null, Call.initiated(event, offset));
        } else if (before != null && before.isMeantBy(event, offset)) {
            apply(event, offset, before, before.after(event, offset));
        } else if (before == null || !ProviderCallIds.isConcluded(event)) {
            unmatched.add(event);
        }
        // What was only concluded, and is known better by now, is nobody's.
    }

    private void apply(CallStatusChanged event, long offset, @Nullable Call before, Call after) {
        entries.putIfAbsent(event.subject(), LogEntry.of(event, after.callee(), offset));
        if (!after.equals(before)) {
            calls.put(after.id(), after);
            noteChange(after.id(), before == null);
        }
        var ending = after.ending();
        if (ending != null && ending.offset() == offset) {
            endedCalls.add(after.id());
        }
        count(after.callee(), offset, change(before, after));
    }

    private void noteChange(String callId, boolean begun) {
        if (begun) {
            begunCalls.add(callId);
        } else if (!begunCalls.contains(callId)) {
            changedCalls.add(callId);
        }
    }

    private static CallCounts change(@Nullable Call before, Call after) {
        return before == null
                ? CallCounts.of(after)
                : CallCounts.of(after).minus(CallCounts.of(before));
    }

    private void count(Callee callee, long offset, CallCounts change) {
        var campaignId = callee.placedBy();
        if (campaignId == null) {
            return;
        }
        var before =
                stats.computeIfAbsent(campaignId, id -> CampaignStats.empty(id, callee.userId()));
        var after = before.after(offset, change);
        if (!after.equals(before)) {
            stats.put(campaignId, after);
            changedStats.add(campaignId);
        }
        if (after.appliedOffset() == offset) {
            latestStats.add(campaignId);
        }
    }

    private Projected projected() {
        return new Projected(
                List.copyOf(entries.values()),
                pick(stats, changedStats),
                pick(calls, begunCalls),
                pick(calls, changedCalls),
                pick(stats, latestStats),
                pick(calls, endedCalls),
                List.copyOf(unmatched),
                new Known(Map.copyOf(calls), Map.copyOf(stats)));
    }

    private static <T> List<T> pick(Map<String, T> all, Set<String> ids) {
        return ids.stream().map(all::get).toList();
    }
}
