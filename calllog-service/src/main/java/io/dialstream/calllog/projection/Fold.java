package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Callee;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds a batch, record by record, into what was known before it. Records that calls or stats know
 * already change them no more, so it makes no difference how often a record comes and where one
 * batch ends and the next begins.
 */
final class Fold {

    private final Map<String, Call> calls;
    private final Map<String, CampaignStats> stats;
    private final Map<String, LogEntry> entries = new LinkedHashMap<>();
    private final Set<String> begunCalls = new LinkedHashSet<>();
    private final Set<String> changedCalls = new LinkedHashSet<>();
    private final Set<String> endedCalls = new LinkedHashSet<>();
    private final Set<String> changedStats = new LinkedHashSet<>();
    private final Set<String> latestStats = new LinkedHashSet<>();
    private final List<CallStatusChanged> unmatched = new ArrayList<>();

    private Fold(Known known) {
        this.calls = new HashMap<>(known.calls());
        this.stats = new HashMap<>(known.stats());
    }

    /** What is to be stored and announced after a batch. */
    static Projected of(List<Heard> batch, Known known) {
        var fold = new Fold(known);
        batch.forEach(heard -> fold.hear(heard.event(), heard.offset()));
        return fold.projected();
    }

    private void hear(CallStatusChanged event, long offset) {
        var before = calls.get(event.callId());
        if (before == null && event.status() == CallStatus.INITIATED) {
            apply(event, offset, null, Call.initiated(event, offset));
        } else if (before == null || !before.isMeantBy(event, offset)) {
            unmatched.add(event);
        } else {
            apply(event, offset, before, before.heard(event, offset));
        }
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

    private static Numbers change(@Nullable Call before, Call after) {
        return before == null ? Numbers.of(after) : Numbers.of(after).minus(Numbers.of(before));
    }

    private void count(Callee callee, long offset, Numbers change) {
        var campaignId = callee.campaignId();
        if (campaignId == null) {
            return;
        }
        var before =
                stats.computeIfAbsent(campaignId, id -> CampaignStats.empty(id, callee.userId()));
        var after = before.heard(offset, change);
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
                theseOf(stats, changedStats),
                theseOf(calls, begunCalls),
                theseOf(calls, changedCalls),
                theseOf(stats, latestStats),
                theseOf(calls, endedCalls),
                List.copyOf(unmatched),
                new Known(Map.copyOf(calls), Map.copyOf(stats)));
    }

    private static <T> List<T> theseOf(Map<String, T> all, Set<String> ids) {
        return ids.stream().map(all::get).toList();
    }
}
