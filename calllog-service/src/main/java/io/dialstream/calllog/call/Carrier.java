package io.dialstream.calllog.call;

import static io.dialstream.events.CallStatus.FAILED;
import static io.dialstream.events.CallStatus.INITIATED;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.ProviderCallIds;
import org.jspecify.annotations.Nullable;

/**
 * The provider that carries a call, as far as it is known.
 *
 * @param provider the account that has the call, or is being asked for it
 * @param confirmedOffset where the record lies with which the dialer confirmed the providerCallId;
 *     null before, while it is only what a callback named
 * @param accepted whether the provider took the call: it has an id there, or reached more than a
 *     failure
 * @param ourNumber the number of ours that the call comes from, by the last word on it; of an
 *     incoming call the one that is called
 */
public record Carrier(
        @Nullable String provider,
        @Nullable String providerCallId,
        @Nullable Long confirmedOffset,
        boolean accepted,
        @Nullable PhoneNumber ourNumber) {

    static final Carrier UNKNOWN = new Carrier(null, null, null, false, null);

    Carrier after(CallStatusChanged event, long offset) {
        var known = ProviderCallIds.after(known(), event);
        var shown = providerCallId == null ? shownBy(event) : providerCallId;
        return new Carrier(
                confirmedOffset == null ? latest(event) : provider,
                known == null ? shown : known,
                known != null && confirmedOffset == null ? Long.valueOf(offset) : confirmedOffset,
                accepted || showsAcceptance(event),
                event.ourNumber() == null ? ourNumber : event.ourNumber());
    }

    /**
     * Only until the dialer has confirmed the call: it was announced at an account, and another got
     * it because that one did not process it. INITIATED comes before all that, however late it is
     * delivered.
     */
    private @Nullable String latest(CallStatusChanged event) {
        return event.provider() == null || (provider != null && event.status() == INITIATED)
                ? provider
                : event.provider();
    }

    /**
     * Whether an event is about another call of the provider than this one. Records before the
     * confirmation were not judged by it, and are not when they are delivered again.
     */
    boolean isOfAnother(CallStatusChanged event, long offset) {
        return confirmedOffset != null
                && offset > confirmedOffset
                && ProviderCallIds.isOfAnother(known(), event);
    }

    private @Nullable String known() {
        return confirmedOffset == null ? null : providerCallId;
    }

    /** What was only found in the provider's list may be a stranger's call. */
    private static @Nullable String shownBy(CallStatusChanged event) {
        return ProviderCallIds.isFound(event) ? null : event.providerCallId();
    }

    private static boolean showsAcceptance(CallStatusChanged event) {
        return shownBy(event) != null
                || (event.status() != INITIATED
                        && event.status() != FAILED
                        && !ProviderCallIds.isFound(event));
    }
}
