package io.dialstream.calllog.call;

import static io.dialstream.events.CallStatus.FAILED;
import static io.dialstream.events.CallStatus.INITIATED;

import io.dialstream.events.CallStatusChanged;
import org.jspecify.annotations.Nullable;

/**
 * The provider that carries a call, as far as it is known.
 *
 * @param accepted whether the provider took the call: it has an id there, or was heard of by more
 *     than a failure
 */
public record Carrier(
        @Nullable String provider, @Nullable String providerCallId, boolean accepted) {

    static final Carrier UNKNOWN = new Carrier(null, null, false);

    Carrier heard(CallStatusChanged event) {
        return new Carrier(
                provider == null ? event.provider() : provider,
                providerCallId == null ? event.providerCallId() : providerCallId,
                accepted || showsAcceptance(event));
    }

    private static boolean showsAcceptance(CallStatusChanged event) {
        return event.providerCallId() != null
                || (event.status() != INITIATED && event.status() != FAILED);
    }
}
