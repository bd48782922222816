package io.dialstream.dialer.placement;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.Asked;
import io.dialstream.dialer.placement.PlacementState.Due;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import org.springframework.stereotype.Component;

/** Tells the log about placements, and returns when it has acknowledged. */
@Component
class PlacementNews {

    private final PlacementPorts ports;

    PlacementNews(PlacementPorts ports) {
        this.ports = ports;
    }

    /** A call is about to be placed. */
    void initiated(PlaceCall call, Placement placement) {
        publish(CallEvents.initiated(call, provider(), placement.notedAt()));
    }

    /** The asking has ended, and so. */
    void settled(PlaceCall call, Placement placement) {
        publish(
                switch (placement.state()) {
                    case Accepted(var id, boolean found) ->
                            found
                                    ? CallEvents.found(call, provider(), id, ports.now())
                                    : CallEvents.dialing(call, provider(), id, ports.now());
                    case Refused refused ->
                            CallEvents.refused(call, provider(), refused, ports.now());
                    case GivenUp _ -> CallEvents.unknown(call, provider(), ports.now());
                    case Due _, Asked _ ->
                            throw new IllegalArgumentException(
                                    "not settled: " + placement.callId());
                });
    }

    private String provider() {
        return ports.provider().name();
    }

    private void publish(CallStatusChanged event) {
        ports.log().publishAndWait(event);
    }
}
