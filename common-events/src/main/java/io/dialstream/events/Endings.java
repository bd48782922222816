package io.dialstream.events;

import org.jspecify.annotations.Nullable;

/**
 * What kind of end it is: the values of {@code ending} besides a plain null. What an end means for
 * the lead is decided by the campaign-service; one that it does not know is an end like any other.
 */
public final class Endings {

    /** The provider refused our credentials: nobody was called, whoever the lead is. */
    public static final String CREDENTIALS_REFUSED = "CREDENTIALS_REFUSED";

    /**
     * A command has expired before its call was placed: nobody was called. Without a status, the
     * call was not even announced, so there is none; earlier versions pass over it for that. With
     * FAILED, the call was announced, or may have been, and ends by that.
     */
    public static final String EXPIRED = "EXPIRED";

    private Endings() {}

    static boolean isOf(@Nullable CallStatus status, String ending) {
        return status == null ? ending.equals(EXPIRED) : status.isFinal();
    }

    /** Whether nobody was called, by our own doing or the account's: it was no attempt. */
    public static boolean isNoAttempt(@Nullable String ending) {
        return CREDENTIALS_REFUSED.equals(ending) || EXPIRED.equals(ending);
    }
}
