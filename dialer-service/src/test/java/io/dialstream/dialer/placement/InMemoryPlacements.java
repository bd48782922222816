package io.dialstream.dialer.placement;

import static java.util.stream.Collectors.toSet;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Requested;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Placements in memory. */
public final class InMemoryPlacements implements Placements {

    private final Map<String, Placement> placements = new HashMap<>();

    @Override
    public synchronized Optional<Placement> find(String callId) {
        return Optional.ofNullable(placements.get(callId));
    }

    @Override
    public synchronized Set<String> existing(Collection<String> callIds) {
        return callIds.stream().filter(placements::containsKey).collect(toSet());
    }

    @Override
    public synchronized boolean insert(Placement placement) {
        return placements.putIfAbsent(placement.callId(), placement) == null;
    }

    @Override
    public synchronized Optional<Placement> move(Placement placement, PlacementState next) {
        var stored = placements.get(placement.callId());
        if (stored == null || stored.version() != placement.version() || isFoundTwice(next)) {
            return Optional.empty();
        }
        var moved = placement.moved(next);
        placements.put(placement.callId(), moved);
        return Optional.of(moved);
    }

    private boolean isFoundTwice(PlacementState next) {
        return next instanceof Accepted accepted
                && accepted.found()
                && placements.values().stream().anyMatch(p -> p.state().equals(accepted));
    }

    @Override
    public synchronized boolean isAnotherUnclear(Placement placement, Instant from, Instant to) {
        return placements.values().stream()
                .filter(other -> !other.callId().equals(placement.callId()))
                .filter(other -> other.provider().equals(placement.provider()))
                .filter(other -> other.to().equals(placement.to()))
                .filter(other -> other.from().equals(placement.from()))
                .map(InMemoryPlacements::unclearSince)
                .anyMatch(time -> time != null && !time.isBefore(from) && !time.isAfter(to));
    }

    private static @Nullable Instant unclearSince(Placement placement) {
        return switch (placement.state()) {
            case Requested(var requestedAt, _, _) -> requestedAt;
            case GivenUp(var requestedAt) -> requestedAt;
            case Pending _, Accepted _, Refused _ -> null;
        };
    }

    @Override
    public synchronized boolean isTaken(String providerCallId) {
        return placements.values().stream()
                .anyMatch(placement ->
                        placement.state() instanceof Accepted(var id, _)
                                && id.equals(providerCallId));
    }
}
