package io.dialstream.calllog.projection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Callee;
import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.call.PlacedCallQuery;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.events.CallMatch;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.PhoneNumber;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Everything that is read and written of incoming calls. A call that begins is stored first, with
 * the call that it returns, and read again: so whoever was first has decided that, and all that is
 * written afterwards says the same. The rest of a batch is written whether it is known already or
 * not, so a crash anywhere and a replay from any point are harmless in any order of writes.
 */
@Component
class IncomingProjection {

    /** How long a call is one that may be returned. */
    private static final Duration RETURNED_WITHIN = Duration.ofDays(30);

    private final LogEntries entries;
    private final UsageLedger usage;
    private final Calls calls;

    IncomingProjection(LogEntries entries, UsageLedger usage, Calls calls) {
        this.entries = entries;
        this.usage = usage;
        this.calls = calls;
    }

    /** Stores the calls that begin in a batch, and returns them. */
    Collection<Call> begin(List<IncomingCallRecord> batch) {
        var known = calls.findAll(idsOf(batch)).keySet();
        var begun = new LinkedHashMap<String, Call>();
        batch.stream()
                .filter(record -> record.event().userId() != null)
                .filter(record -> !known.contains(record.event().callId()))
                .forEach(record ->
                        begun.computeIfAbsent(record.event().callId(), _ -> begun(record)));
        if (!begun.isEmpty()) {
            calls.addAll(begun.values());
        }
        return begun.values();
    }

    /** Stores the result of a batch whose calls have begun, and returns it. */
    IncomingProjected project(List<IncomingCallRecord> batch) {
        var projected = IncomingBatch.of(batch, calls.findAll(idsOf(batch)));
        entries.addAll(projected.entries());
        usage.enterAll(projected.usage());
        calls.saveAll(projected.changedCalls());
        return projected;
    }

    private static Set<String> idsOf(List<IncomingCallRecord> batch) {
        return batch.stream().map(record -> record.event().callId()).collect(toUnmodifiableSet());
    }

    private Call begun(IncomingCallRecord first) {
        return Call.incoming(callerOf(first.event()), first.callback(), first.offset());
    }

    private Callee callerOf(IncomingCallChanged first) {
        return lastPlaced(first, first.ourNumber())
                .map(call -> Callee.calling(first, CallMatch.CALLER_ID, call))
                .or(() ->
                        lastPlaced(first, null)
                                .map(call -> Callee.calling(first, CallMatch.NUMBER, call)))
                .orElseGet(() -> Callee.calling(first, CallMatch.NONE, null));
    }

    private Optional<Call> lastPlaced(IncomingCallChanged first, @Nullable PhoneNumber from) {
        var caller = first.phoneNumber();
        var userId = first.userId();
        if (caller == null || userId == null) {
            return Optional.empty();
        }
        var begun = first.recordedAt().truncatedTo(ChronoUnit.MILLIS);
        return calls.lastPlaced(
                new PlacedCallQuery(userId, caller, from, begun.minus(RETURNED_WITHIN), begun));
    }
}
