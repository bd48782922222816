package io.dialstream.dialer.placement;

import io.dialstream.dialer.provider.Provider;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What every placement works with. */
@Component
record PlacementTools(
        PlacementPorts ports,
        PlacementPolicy policy,
        Reconciliation reconciliation,
        PlacementNews news,
        PlacementMetrics metrics) {

    Placements placements() {
        return ports.placements();
    }

    Provider provider() {
        return ports.provider();
    }

    Instant now() {
        return ports.now();
    }

    Placement move(Placement placement, PlacementState next) {
        return ports.move(placement, next);
    }
}
