package io.dialstream.calllog.projection;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.eventlog.EventRecord;

/** An event of a call and where it lies in its partition. */
record Heard(CallStatusChanged event, long offset) {

    static Heard of(EventRecord record) {
        return new Heard((CallStatusChanged) record.event(), record.offset());
    }
}
