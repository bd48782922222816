package io.dialstream.campaigns.dispatch;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one dispatch is to react to.
 *
 * @param partition where its events lie; null when none of them was heard
 */
record DispatchInputs(String id, @Nullable Integer partition, List<DispatchInput> inputs) {

    DispatchInputs {
        inputs = List.copyOf(inputs);
    }

    /**
     * Sorts a batch by dispatch. The topics have no common order, so moves come first: a pause or a
     * stop must not wait behind calls that would make room for the next lead. What callbacks tell
     * between the beginning and the end of a call is left out, so that nothing is read for it.
     */
    static Map<String, DispatchInputs> of(List<EventRecord> batch) {
        var sorted = new LinkedHashMap<String, DispatchInputs>();
        for (var record : batch) {
            if (record.event() instanceof CampaignEvent move) {
                add(sorted, record, new DispatchInput.Moved(move));
            }
        }
        for (var record : batch) {
            if (record.event() instanceof CallStatusChanged call && DispatchPolicy.concerns(call)) {
                add(sorted, record, new DispatchInput.Heard(call));
            }
        }
        return sorted;
    }

    private static void add(
            Map<String, DispatchInputs> sorted, EventRecord record, DispatchInput input) {
        var id = record.event().key();
        var none = new DispatchInputs(id, record.partition(), List.of());
        sorted.put(id, sorted.getOrDefault(id, none).and(input));
    }

    static DispatchInputs only(String id, DispatchInput input) {
        return new DispatchInputs(id, null, List.of(input));
    }

    DispatchInputs and(DispatchInput input) {
        return new DispatchInputs(
                id, partition, Stream.concat(inputs.stream(), Stream.of(input)).toList());
    }

    /** Whether leads come to their end by one of these, if they had not come there before. */
    boolean mayBringProgress() {
        return inputs.stream()
                .anyMatch(input ->
                        switch (input) {
                            case DispatchInput.Heard(var event) ->
                                    event.status() != null && event.status().isFinal();
                            case DispatchInput.Moved _, DispatchInput.Recovered _ -> true;
                            case DispatchInput.ResendDue _ -> false;
                        });
    }

    boolean containMove() {
        return inputs.stream().anyMatch(DispatchInput.Moved.class::isInstance);
    }
}
