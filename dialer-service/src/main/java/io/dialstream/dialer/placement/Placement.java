package io.dialstream.dialer.placement;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PhoneNumber;
import java.time.Duration;
import java.time.Instant;

/**
 * What was written down before the provider was asked for a call: there is one for every callId, so
 * that no call is ever asked for by somebody who does not know that it was.
 *
 * @param provider the id of the account that it is asked for at, or was. Another is asked only when
 *     this one certainly did not process it, and not before that is written down
 * @param tokened whether the address that the provider was given for its callbacks had a token: it
 *     has since this is written down, whatever the provider made of the request
 * @param version counts the writes, from 1
 */
public record Placement(
        String callId,
        String provider,
        PhoneNumber to,
        PhoneNumber from,
        Instant notedAt,
        PlacementState state,
        boolean tokened,
        long version) {

    /** No provider lets a call last longer than 4 hours; before, it may be queued and ring. */
    private static final Duration MAX_DURATION = Duration.ofHours(5);

    /** The first that is written down of a call. */
    static Placement first(
            String callId,
            String provider,
            PhoneNumber to,
            PhoneNumber from,
            PlacementState state,
            Instant now) {
        return new Placement(callId, provider, to, from, now, state, state instanceof Requested, 1);
    }

    /** The same one write later. */
    public Placement moved(PlacementState next) {
        return new Placement(
                callId,
                provider,
                to,
                from,
                notedAt,
                next,
                tokened || next instanceof Requested,
                version + 1);
    }

    /** The same to be asked for at another account, as soon as that is written. */
    Placement at(CallAccount account) {
        return new Placement(
                callId, account.id(), to, account.from(), notedAt, state, tokened, version);
    }

    /**
     * Whether a callback without a token is what the provider owes us: it was given an address
     * without one, and has the call, as far as is known the one that it speaks of. Where nothing is
     * known of the provider's id, the campaign must fit, and the call may not be older than calls
     * become.
     */
    boolean expectsWithoutToken(CallStatusChanged callback) {
        return !tokened
                && provider.equals(callback.provider())
                && switch (state) {
                    case Pending _, Refused _ -> false;
                    case Requested(var requestedAt, _, _) -> mayBeOurs(callback, requestedAt);
                    case GivenUp(var requestedAt) -> mayBeOurs(callback, requestedAt);
                    case Accepted(var id, _) -> id.equals(callback.providerCallId());
                };
    }

    /** The id of a campaign's call begins with the campaign's. */
    private boolean mayBeOurs(CallStatusChanged callback, Instant requestedAt) {
        var campaignId = callback.campaignId();
        return callback.recordedAt().isBefore(requestedAt.plus(MAX_DURATION))
                && (campaignId == null || callId.startsWith(campaignId + "-"));
    }

    boolean neverRequested() {
        return state instanceof Pending(_, int attempts) && attempts == 0;
    }
}
