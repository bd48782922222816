package io.dialstream.dialer.admission;

/**
 * What all dialers together still may ask an account for.
 *
 * @param next the first instant that nobody has, in microseconds of the store's time since 1970
 * @param version counts the writes; 0 for a budget that was never written
 */
public record Budget(String account, long next, long version) {

    /** A budget of which nothing was taken yet. */
    public static Budget unused(String account) {
        return new Budget(account, 0, 0);
    }

    /** The same with fewer instants, not written yet. */
    Budget from(long instant) {
        return new Budget(account, instant, version);
    }

    /** The same one write later. */
    public Budget written() {
        return new Budget(account, next, version + 1);
    }
}
