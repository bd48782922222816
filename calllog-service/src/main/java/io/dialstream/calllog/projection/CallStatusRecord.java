package io.dialstream.calllog.projection;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.eventlog.EventRecord;

/** An event of a call and where it lies. */
record CallStatusRecord(CallStatusChanged event, int partition, long offset) {

    static CallStatusRecord of(EventRecord record) {
        return new CallStatusRecord(
                (CallStatusChanged) record.event(), record.partition(), record.offset());
    }
}
