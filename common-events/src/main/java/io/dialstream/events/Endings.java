package io.dialstream.events;

/**
 * What kind of end a final status is: the values of {@code ending} besides a plain null. What an
 * end means for the lead is decided by the campaign-service; one that it does not know is an end
 * like any other.
 */
public final class Endings {

    /** The provider refused our credentials: nobody was called, whoever the lead is. */
    public static final String CREDENTIALS_REFUSED = "CREDENTIALS_REFUSED";

    private Endings() {}
}
