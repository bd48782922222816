package io.dialstream.calllog.call;

import static io.dialstream.events.CallStatus.FAILED;
import static io.dialstream.events.CallStatus.INITIATED;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.ProviderCallIds;
import org.jspecify.annotations.Nullable;

/**
 * The provider that carries a call, as far as it is known.
 *
 * @param confirmed whether the providerCallId is the one that the dialer has told: before, it is
 *     what a callback has shown
 * @param accepted whether the provider took the call: it has an id there, or was heard of by more
 *     than a failure
 */
public record Carrier(
        @Nullable String provider,
        @Nullable String providerCallId,
        boolean confirmed,
        boolean accepted) {

    static final Carrier UNKNOWN = new Carrier(null, null, false, false);

    Carrier heard(CallStatusChanged event) {
        var known = ProviderCallIds.after(known(), event);
        var shown = providerCallId == null ? event.providerCallId() : providerCallId;
        return new Carrier(
                provider == null ? event.provider() : provider,
                known == null ? shown : known,
                known != null,
                accepted || showsAcceptance(event));
    }

    /** Whether an event is about another call of the provider than this one. */
    boolean isOfAnother(CallStatusChanged event) {
        return ProviderCallIds.isOfAnother(known(), event);
    }

    private @Nullable String known() {
        return confirmed ? providerCallId : null;
    }

    private static boolean showsAcceptance(CallStatusChanged event) {
        return event.providerCallId() != null
                || (event.status() != INITIATED && event.status() != FAILED);
    }
}
