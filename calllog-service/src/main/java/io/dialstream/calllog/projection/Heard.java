package io.dialstream.calllog.projection;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.eventlog.EventRecord;

/** An event of a call and where it lies. */
record Heard(CallStatusChanged event, int partition, long offset) {

    static Heard of(EventRecord record) {
        return new Heard((CallStatusChanged) record.event(), record.partition(), record.offset());
    }
}
