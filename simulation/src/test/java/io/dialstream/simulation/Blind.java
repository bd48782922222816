package io.dialstream.simulation;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.List;

/** Events as somebody sees them who does not look at the provider's id. */
public final class Blind {

    private Blind() {}

    public static List<EventRecord> records(List<EventRecord> records) {
        return records.stream()
                .map(record ->
                        record.event() instanceof CallStatusChanged event
                                ? new EventRecord(event(event), record.partition(), record.offset())
                                : record)
                .toList();
    }

    public static CallStatusChanged event(CallStatusChanged event) {
        return new CallStatusChanged(
                event.eventId(),
                event.callId(),
                event.campaignId(),
                event.userId(),
                event.leadId(),
                event.leadName(),
                event.phoneNumber(),
                event.status(),
                event.occurredAt(),
                event.recordedAt(),
                event.provider(),
                null,
                event.sequence(),
                event.durationSeconds(),
                event.reason(),
                event.detail(),
                event.ending(),
                event.data());
    }
}
