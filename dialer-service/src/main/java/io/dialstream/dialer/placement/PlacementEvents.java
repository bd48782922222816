package io.dialstream.dialer.placement;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Settled;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Publishes what becomes of placements, and returns when the log has acknowledged it. */
@Component
class PlacementEvents {

    private final EventLog log;
    private final Clock clock;

    PlacementEvents(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** A call is about to be placed. */
    void initiated(PlaceCall call, String account, Instant notedAt) {
        publish(CallEvents.initiated(call, account, notedAt));
    }

    /** What has become of it at an account. */
    void settled(PlaceCall call, String account, Settled outcome) {
        var now = clock.instant();
        publish(
                switch (outcome) {
                    case Accepted(var id, boolean found) ->
                            found
                                    ? CallEvents.found(call, account, id, now)
                                    : CallEvents.dialing(call, account, id, now);
                    case Refused refused -> CallEvents.refused(call, account, refused, now);
                    case GivenUp _ -> CallEvents.unknown(call, account, now);
                });
    }

    private void publish(CallStatusChanged event) {
        log.publishAndWait(event);
    }
}
