package io.dialstream.events;

import org.jspecify.annotations.Nullable;

/**
 * By which of the provider's ids a call is known. The dialer says it, once the provider has told it
 * or a first callback has shown it, and the first id that it says stays. A callback under any other
 * id is about another call, whatever its address names, and changes nothing: for everybody who
 * reads the same log, from the same record on.
 *
 * <p>An id that the dialer has only concluded from the provider's list may be that of a stranger's
 * call: it is shown and not told, until a callback has confirmed or corrected it.
 */
public final class ProviderCallIds {

    private ProviderCallIds() {}

    /** Whether the event says by which id its call is known. A callback never knows the user. */
    public static boolean isTold(CallStatusChanged event) {
        return event.userId() != null && event.providerCallId() != null;
    }

    /**
     * Whether the event shows an id that was concluded, or is provisional. It does not know the
     * user either.
     */
    public static boolean isConcluded(CallStatusChanged event) {
        return isFound(event)
                || (event.userId() == null && Reasons.PROVISIONAL.equals(event.reason()));
    }

    /** Whether the event shows the id of a call that may be a stranger's. */
    public static boolean isFound(CallStatusChanged event) {
        return event.userId() == null && Reasons.FOUND.equals(event.reason());
    }

    /** The id after an event; null as long as the dialer has said none. */
    public static @Nullable String after(@Nullable String known, CallStatusChanged event) {
        return known == null && isTold(event) ? event.providerCallId() : known;
    }

    /** Whether the event is about another call of the provider than the one that is known. */
    public static boolean isOfAnother(@Nullable String known, CallStatusChanged event) {
        var told = event.providerCallId();
        return known != null && told != null && !known.equals(told);
    }
}
