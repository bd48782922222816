package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.events.IncomingCallChanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Applies a batch of incoming calls, record by record, to the calls as they are stored, begun ones
 * among them. As in a {@link ProjectionBatch}, what a call contains already changes nothing.
 */
final class IncomingBatch {

    private final Map<String, Call> known;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final Map<String, LogEntry> entries = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> told = new LinkedHashSet<>();
    private final List<IncomingCallChanged> unmatched = new ArrayList<>();

    private IncomingBatch(Map<String, Call> known) {
        this.known = new HashMap<>(known);
    }

    /** What is to be stored and announced after a batch. */
    static IncomingProjected of(List<IncomingCallRecord> batch, Map<String, Call> known) {
        var projection = new IncomingBatch(known);
        batch.forEach(projection::handle);
        return projection.projected();
    }

    private void handle(IncomingCallRecord record) {
        var before = known.get(record.event().callId());
        if (before == null || !before.isMeantBy(record.event(), record.offset())) {
            unmatched.add(record.event());
        } else {
            apply(record, before);
        }
    }

    private void apply(IncomingCallRecord record, Call before) {
        var callback = record.callback();
        var after = before.after(callback, record.offset());
        entries.putIfAbsent(
                callback.subject(), LogEntry.of(callback, after.callee(), record.offset()));
        known.put(after.id(), after);
        calls.put(after.id(), after);
        if (!after.equals(before)) {
            changed.add(after.id());
        }
        if (record.mayTellAnAnswer()) {
            told.add(after.id());
        }
    }

    private IncomingProjected projected() {
        return new IncomingProjected(
                List.copyOf(entries.values()),
                List.copyOf(calls.values()),
                changed.stream().map(calls::get).toList(),
                told.stream().map(calls::get).filter(Call::wasAnswered).toList(),
                List.copyOf(unmatched));
    }
}
