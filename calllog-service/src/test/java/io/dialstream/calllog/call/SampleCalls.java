package io.dialstream.calllog.call;

import static io.dialstream.calllog.testing.CallEvents.inCampaign;

import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.testing.CallerEvents;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import org.jspecify.annotations.Nullable;

/** Calls that have come some way. */
public final class SampleCalls {

    public static final CallEvents EVENTS = inCampaign("k1-1-1", "k1");

    private SampleCalls() {}

    /** The call that these events tell, at offsets from 10. */
    public static Call callAfter(CallStatusChanged initiated, CallStatusChanged... then) {
        var call = Call.initiated(initiated, 10);
        long offset = 10;
        for (var event : then) {
            call = call.after(event, ++offset);
        }
        return call;
    }

    public static Call aCallThat(CallStatus status) {
        return aCallThat(status, EVENTS);
    }

    /** One that came in and returns no call of ours. */
    public static Call aCallback(CallerEvents events) {
        return aCallback(events, CallMatch.NONE, null);
    }

    /** One that came in, and rings. */
    public static Call aCallback(CallerEvents events, CallMatch by, @Nullable Call returned) {
        var first = events.ringing();
        return Call.incoming(Callee.calling(first, by, returned), Incoming.callback(first), 10);
    }

    /** It was initiated, and then nothing was heard of it but this. */
    public static Call aCallThat(CallStatus status, CallEvents events) {
        return callAfter(events.initiated(), events.reached(status));
    }
}
