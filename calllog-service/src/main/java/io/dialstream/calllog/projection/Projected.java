package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.usage.UsageEntry;
import io.dialstream.events.CallStatusChanged;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a batch comes to.
 *
 * @param entries new log entries, the first of each id
 * @param stats changed stats, to be stored
 * @param begunCalls calls that were not known before, to be stored last
 * @param changedCalls calls that were, also to be stored last
 * @param announcedStats stats whose last change is in the batch, also when it was known already: a
 *     crash may have kept them from being announced before
 * @param endedCalls calls whose final event is in the batch, for the same reason also when known
 * @param unmatched events of calls that never began, or of other calls of the provider
 * @param known all calls and stats of the batch as they are after it
 */
record Projected(
        List<LogEntry> entries,
        List<CampaignStats> stats,
        List<Call> begunCalls,
        List<Call> changedCalls,
        List<CampaignStats> announcedStats,
        List<Call> endedCalls,
        List<CallStatusChanged> unmatched,
        Known known) {

    /** What the calls that have ended used; a late event may have changed it. */
    List<UsageEntry> usage() {
        return Stream.of(begunCalls, changedCalls)
                .flatMap(List::stream)
                .map(UsageEntry::of)
                .flatMap(Optional::stream)
                .toList();
    }
}
