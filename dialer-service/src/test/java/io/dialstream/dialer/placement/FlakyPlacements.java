package io.dialstream.dialer.placement;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Placements that are away for a few moves, some of which are written nevertheless. */
public final class FlakyPlacements implements Placements {

    private final InMemoryPlacements placements = new InMemoryPlacements();
    private final AtomicInteger moves = new AtomicInteger();
    private final Set<Integer> failing;
    private final boolean written;

    /**
     * @param failing the numbers of the moves that fail, from 1
     * @param written whether a move that fails was written all the same
     */
    public FlakyPlacements(Set<Integer> failing, boolean written) {
        this.failing = failing;
        this.written = written;
    }

    @Override
    public Optional<Placement> move(Placement placement, PlacementState next) {
        var fails = failing.contains(moves.incrementAndGet());
        var moved =
                fails && !written ? Optional.<Placement>empty() : placements.move(placement, next);
        if (fails) {
            throw new IllegalStateException("away");
        }
        return moved;
    }

    @Override
    public Optional<Placement> find(String callId) {
        return placements.find(callId);
    }

    @Override
    public Set<String> existing(Collection<String> callIds) {
        return placements.existing(callIds);
    }

    @Override
    public boolean insert(Placement placement) {
        return placements.insert(placement);
    }

    @Override
    public boolean isAnotherUnclear(Placement placement, Instant from, Instant to) {
        return placements.isAnotherUnclear(placement, from, to);
    }

    @Override
    public boolean isTaken(String providerCallId) {
        return placements.isTaken(providerCallId);
    }
}
