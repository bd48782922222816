package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.usage.UsageEntry;
import io.dialstream.events.IncomingCallChanged;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a batch of incoming calls comes to.
 *
 * @param entries log entries, the first of each id
 * @param calls all calls of the batch as they are after it
 * @param changedCalls those of them that the batch has changed, to be stored
 * @param answeredCalls those that were answered and of whose answer the batch tells, also when it
 *     was known already: a crash may have kept it from being published before
 * @param unmatched events of calls that nobody is known for, or that we have placed
 */
record IncomingProjected(
        List<LogEntry> entries,
        Collection<Call> calls,
        List<Call> changedCalls,
        List<Call> answeredCalls,
        List<IncomingCallChanged> unmatched) {

    /** What those used that have ended; what is entered already stays as it is. */
    List<UsageEntry> usage() {
        return calls.stream().map(UsageEntry::of).flatMap(Optional::stream).toList();
    }
}
