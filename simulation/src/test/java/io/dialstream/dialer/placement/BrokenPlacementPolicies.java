package io.dialstream.dialer.placement;

import io.dialstream.dialer.placement.PlacementInput.Found;
import io.dialstream.dialer.placement.PlacementInput.Overtaken;
import io.dialstream.dialer.placement.PlacementProgress.Owed;
import io.dialstream.dialer.placement.PlacementState.Requested;
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
                    input instanceof Overtaken(var placement)
                                    && progress.stage() instanceof Owed owed
                                    && looksTheSame(placement.state(), owed.placement().state())
                            ? new Found(withState(placement, owed.placement().state()))
                            : input,
                    now);
        }

        private static boolean looksTheSame(PlacementState one, PlacementState other) {
            return one instanceof Requested(var at, int attempts, _)
                    && other instanceof Requested(var otherAt, int otherAttempts, _)
                    && at.equals(otherAt)
                    && attempts == otherAttempts;
        }

        private static Placement withState(Placement placement, PlacementState state) {
            return new Placement(
                    placement.callId(),
                    placement.to(),
                    placement.from(),
                    placement.notedAt(),
                    state,
                    placement.tokened(),
                    placement.version());
        }
    }
}
