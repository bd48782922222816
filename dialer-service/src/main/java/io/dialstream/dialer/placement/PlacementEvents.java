package io.dialstream.dialer.placement;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Settled;
import io.dialstream.dialer.provider.Providers;
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
    private final Providers providers;
    private final Clock clock;

    PlacementEvents(EventLog log, Providers providers, Clock clock) {
        this.log = log;
        this.providers = providers;
        this.clock = clock;
    }

    /** A call is about to be placed. */
    void initiated(PlaceCall call, Instant notedAt) {
        publish(CallEvents.initiated(call, account(call), notedAt));
    }

    /** What has become of it. */
    void settled(PlaceCall call, Settled outcome) {
        var now = clock.instant();
        var account = account(call);
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

    private String account(PlaceCall call) {
        return providers.of(call).id();
    }

    private void publish(CallStatusChanged event) {
        log.publishAndWait(event);
    }
}
