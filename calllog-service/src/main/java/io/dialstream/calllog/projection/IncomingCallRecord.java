package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Incoming;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.foundation.eventlog.EventRecord;

/** An event of a call that comes in and where it lies. */
record IncomingCallRecord(IncomingCallChanged event, long offset) {

    static IncomingCallRecord of(EventRecord record) {
        return new IncomingCallRecord((IncomingCallChanged) record.event(), record.offset());
    }

    CallStatusChanged callback() {
        return Incoming.callback(event);
    }

    /** Whether it can be the one by which it is known that the call was answered. */
    boolean mayTellAnAnswer() {
        var status = event.status();
        return status == CallStatus.ANSWERED || status == CallStatus.COMPLETED;
    }
}
