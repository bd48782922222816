package io.dialstream.dialer.placement;

import io.dialstream.dialer.placement.PlacementInput.Found;
import io.dialstream.dialer.placement.PlacementInput.Overtaken;
import java.time.Instant;

/** Decisions about placements that are wrong on purpose. */
public final class BrokenPlacementPolicies {

    private BrokenPlacementPolicies() {}

    /** Takes a request that looks like its own for its own, although another has written it. */
    public static final class Presumptuous extends PlacementPolicy {

        Presumptuous(PlacementProperties properties) {
            super(properties);
        }

        @Override
        PlacementDecision decide(PlacementProgress progress, PlacementInput input, Instant now) {
            return super.decide(
                    progress,
                    input instanceof Overtaken(var placement) ? new Found(placement) : input,
                    now);
        }
    }
}
