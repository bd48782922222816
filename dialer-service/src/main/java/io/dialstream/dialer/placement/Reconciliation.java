package io.dialstream.dialer.placement;

import static java.util.stream.Collectors.toCollection;

import io.dialstream.dialer.placement.PlacementInput.Searched;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.provider.Providers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private final Placements placements;
    private final Providers providers;

    Reconciliation(Placements placements, Providers providers) {
        this.placements = placements;
        this.providers = providers;
    }

    /** What the provider's list says of a placement; nothing where none can be read. */
    Searched search(Placement placement, Requested requested) {
        var candidates = candidates(placement, requested);
        var contested = !candidates.isEmpty() && mayBeAnothers(placement, requested);
        // In this order: whose call is in the list was asked for before, and is unclear or known.
        candidates.removeIf(placements::isTaken);
        if (candidates.size() > 1) {
            log.warn("Call {} may be any of {} calls", placement.callId(), candidates.size());
        }
        return new Searched(candidates, contested);
    }

    private boolean mayBeAnothers(Placement placement, Requested requested) {
        var from = requested.requestedAt().minus(OVERLAP);
        return placements.isAnotherUnclear(placement, from, requested.requestedAt().plus(OVERLAP));
    }

    private List<String> candidates(Placement placement, Requested requested) {
        var provider = providers.named(placement.provider());
        if (!provider.capabilities().can(Ability.LISTS_CALLS)) {
            return new ArrayList<>();
        }
        try {
            var since = requested.requestedAt().minus(CLOCKS);
            return provider.find(placement.to(), placement.from(), since).stream()
                    .filter(call -> wasCreatedDuring(requested, call))
                    .map(ProviderCall::providerCallId)
                    .collect(toCollection(ArrayList::new));
        } catch (ProviderUnavailableException e) {
            log.warn("Call {} cannot be looked for: {}", placement.callId(), e.getMessage());
            return new ArrayList<>();
        }
    }

    private static boolean wasCreatedDuring(Requested requested, ProviderCall call) {
        var createdAt = call.createdAt();
        return createdAt == null
                || (!createdAt.isBefore(requested.requestedAt().minus(CLOCKS))
                        && !createdAt.isAfter(requested.requestedAt().plus(REQUEST).plus(CLOCKS)));
    }
}
