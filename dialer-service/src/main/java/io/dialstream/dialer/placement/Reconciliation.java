package io.dialstream.dialer.placement;

import static java.util.stream.Collectors.toCollection;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.Asked;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for a call that may or may not have been placed in the provider's list: a call between the
 * same numbers that was created while the provider was asked, and that no other placement is, or
 * may be.
 */
@Component
class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    /** How far the provider's clock may be from ours. */
    private static final Duration CLOCKS = Duration.ofSeconds(10);

    /** How long a request may be under way: 5 s to connect, 15 s to read. */
    private static final Duration REQUEST = Duration.ofSeconds(20);

    /** How far apart two placements may be asked for that can be taken for each other. */
    private static final Duration OVERLAP = REQUEST.plus(CLOCKS).plus(CLOCKS);

    private final PlacementPorts ports;
    private final PlacementPolicy policy;
    private final PlacementMetrics metrics;

    Reconciliation(PlacementPorts ports, PlacementPolicy policy, PlacementMetrics metrics) {
        this.ports = ports;
        this.policy = policy;
        this.metrics = metrics;
    }

    /** The placement after a look at the list: accepted, given up, or as it was. */
    Placement lookUp(Placement placement, Instant takenOverAt) {
        var asked = (Asked) placement.state();
        metrics.unclear(placement.callId());
        return find(placement, asked)
                .orElseGet(() -> {
                    var givenUpAt = policy.givenUpAt(asked, takenOverAt);
                    return ports.now().isBefore(givenUpAt) ? placement : giveUp(placement, asked);
                });
    }

    private Placement giveUp(Placement placement, Asked asked) {
        log.warn("Call {} is given up: it was maybe placed, maybe not", placement.callId());
        return ports.move(placement, new GivenUp(asked.askedAt()));
    }

    private Optional<Placement> find(Placement placement, Asked asked) {
        var candidates = candidates(placement, asked);
        if (candidates.isEmpty() || mayBeAnothers(placement, asked)) {
            return Optional.empty();
        }
        // In this order: whose call is in the list was asked for before, and is unclear or known.
        candidates.removeIf(call -> ports.placements().isTaken(call.providerCallId()));
        if (candidates.size() > 1) {
            log.warn("Call {} may be any of {} calls", placement.callId(), candidates.size());
        }
        if (candidates.size() != 1) {
            return Optional.empty();
        }
        var id = candidates.getFirst().providerCallId();
        log.info("Call {} seems to have been placed as {}", placement.callId(), id);
        return ports.placements().move(placement, new Accepted(id, true));
    }

    private boolean mayBeAnothers(Placement placement, Asked asked) {
        var from = asked.askedAt().minus(OVERLAP);
        return ports.placements().isAnotherUnclear(placement, from, asked.askedAt().plus(OVERLAP));
    }

    private List<ProviderCall> candidates(Placement placement, Asked asked) {
        try {
            var since = asked.askedAt().minus(CLOCKS);
            return ports.provider().find(placement.to(), placement.from(), since).stream()
                    .filter(call -> wasCreatedDuring(asked, call))
                    .collect(toCollection(ArrayList::new));
        } catch (ProviderUnavailableException e) {
            log.warn("Call {} cannot be looked for: {}", placement.callId(), e.getMessage());
            return List.of();
        }
    }

    private static boolean wasCreatedDuring(Asked asked, ProviderCall call) {
        var createdAt = call.createdAt();
        return createdAt == null
                || (!createdAt.isBefore(asked.askedAt().minus(CLOCKS))
                        && !createdAt.isAfter(asked.askedAt().plus(REQUEST).plus(CLOCKS)));
    }
}
