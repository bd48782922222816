package io.dialstream.calllog.call;

import static io.dialstream.events.CallStatus.FAILED;
import static io.dialstream.events.CallStatus.INITIATED;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.ProviderCallIds;
import org.jspecify.annotations.Nullable;

/**
 * The provider that carries a call, as far as it is known.
 *
 * @param confirmedOffset where the record lies by which the dialer has told the providerCallId;
 *     null before, when it is what a callback has shown
 * @param accepted whether the provider took the call: it has an id there, or was heard of by more
 *     than a failure
 */
public record Carrier(
        @Nullable String provider,
        @Nullable String providerCallId,
        @Nullable Long confirmedOffset,
        boolean accepted) {

    static final Carrier UNKNOWN = new Carrier(null, null, null, false);

    Carrier heard(CallStatusChanged event, long offset) {
        var known = ProviderCallIds.after(known(), event);
        var shown = providerCallId == null ? event.providerCallId() : providerCallId;
        return new Carrier(
                provider == null ? event.provider() : provider,
                known == null ? shown : known,
                known != null && confirmedOffset == null ? Long.valueOf(offset) : confirmedOffset,
                accepted || showsAcceptance(event));
    }

    /**
     * Whether an event is about another call of the provider than this one. What lies before the
     * dialer's word was not judged by it, and is not when it is delivered again.
     */
    boolean isOfAnother(CallStatusChanged event, long offset) {
        return confirmedOffset != null
                && offset > confirmedOffset
                && ProviderCallIds.isOfAnother(known(), event);
    }

    private @Nullable String known() {
        return confirmedOffset == null ? null : providerCallId;
    }

    private static boolean showsAcceptance(CallStatusChanged event) {
        return event.providerCallId() != null
                || (event.status() != INITIATED && event.status() != FAILED);
    }
}
