package io.dialstream.dialer.placement;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** All placements, kept for ever: their existence is what makes dialling at most once. */
public interface Placements {

    Optional<Placement> find(String callId);

    /** Those of the calls that have a placement. */
    Set<String> existing(Collection<String> callIds);

    /** Writes a first placement down; false when the call has one already. */
    boolean insert(Placement placement);

    /**
     * Moves a placement on, as it was read. Empty when it was moved by somebody else since, or when
     * the provider's call was {@link PlacementState.Accepted#found() found} by another placement.
     */
    Optional<Placement> move(Placement placement, PlacementState next);

    /**
     * Whether the same account was asked for another call between the same two numbers in that
     * time, both ends included, and what the provider did is not known.
     */
    boolean isAnotherUnclear(Placement placement, Instant from, Instant to);

    /** Whether a placement is known to be this call of the provider. */
    boolean isTaken(String providerCallId);
}
