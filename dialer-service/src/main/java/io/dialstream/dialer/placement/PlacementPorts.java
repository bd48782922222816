package io.dialstream.dialer.placement;

import io.dialstream.dialer.provider.Provider;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The world around a placement. */
@Component
record PlacementPorts(Placements placements, Provider provider, EventLog log, Clock clock) {

    Instant now() {
        return clock.instant();
    }

    /** Moves a placement on, or tells where somebody else has moved it. */
    Placement move(Placement placement, PlacementState next) {
        return placements
                .move(placement, next)
                .or(() -> placements.find(placement.callId()))
                .orElseThrow();
    }
}
