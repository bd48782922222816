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
     * A command has waited for a free slot until it expired: no call was announced or placed. There
     * is no status with it, since there is no call; earlier versions pass over it for that.
     */
    public static final String EXPIRED = "EXPIRED";

    private Endings() {}

    static boolean isOf(@Nullable CallStatus status, String ending) {
        return ending.equals(EXPIRED) ? status == null : status != null && status.isFinal();
    }
}
