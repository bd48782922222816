package io.dialstream.dialer.supervision;

import io.dialstream.events.CallStatus;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that the provider has.
 *
 * @param confirmed whether it is certain that the providerCallId is this call's
 * @param found whether it was only found in the provider's list, and may be a stranger's
 * @param status the furthest that it has reached
 * @param since when it took its slot
 * @param hangUp whether it is to end
 */
public record LiveCall(
        PlaceCall call,
        String providerCallId,
        boolean confirmed,
        boolean found,
        CallStatus status,
        Instant since,
        boolean hangUp) {

    /** What may be published of the id: a guess is not repeated as a fact. */
    @Nullable String certainId() {
        return confirmed ? providerCallId : null;
    }

    /**
     * Whether the provider's word says something new. What a call passes through whose id is not
     * certain is left out: if it is not ours, nothing would ever take that back. Its end is not, as
     * ours would otherwise never have one.
     */
    public boolean isToldBy(CallStatus seen) {
        return status.yieldsTo(seen) && (confirmed || seen.isFinal());
    }
}
