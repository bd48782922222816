package io.dialstream.campaigns.dispatch;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.ProviderCallIds;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead that is with the dialer.
 *
 * @param commandedAt when its call was first asked for
 * @param sentAt when it was last asked for
 * @param resends how often it was asked for again
 * @param initiated whether the dialer has been heard to take it up
 * @param providerCallId what the provider calls it, once the dialer has told
 */
public record InFlight(
        int position,
        int attempt,
        String callId,
        Instant commandedAt,
        Instant sentAt,
        int resends,
        boolean initiated,
        @Nullable String providerCallId) {

    /** Every wait is twice the one before, up to this many doublings. */
    private static final int MOST_DOUBLINGS = 4;

    static InFlight commanded(int position, int attempt, String callId, Instant now) {
        return new InFlight(position, attempt, callId, now, now, 0, false, null);
    }

    InFlight asInitiated() {
        return new InFlight(
                position, attempt, callId, commandedAt, sentAt, resends, true, providerCallId);
    }

    /** As it is known after an event. */
    InFlight after(CallStatusChanged event) {
        return new InFlight(
                position,
                attempt,
                callId,
                commandedAt,
                sentAt,
                resends,
                initiated,
                ProviderCallIds.after(providerCallId, event));
    }

    InFlight resentAt(Instant now) {
        return new InFlight(
                position,
                attempt,
                callId,
                commandedAt,
                now,
                resends + 1,
                initiated,
                providerCallId);
    }

    /** When it is to be asked for again, if the dialer is not heard of until then. */
    Instant resendDue(Duration resendAfter) {
        return sentAt.plus(resendAfter.multipliedBy(1L << Math.min(resends, MOST_DOUBLINGS)));
    }
}
