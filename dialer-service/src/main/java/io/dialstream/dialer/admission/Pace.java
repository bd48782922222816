package io.dialstream.dialer.admission;

/**
 * How the instants of an account follow each other; times in microseconds. A request leaves within
 * {@link #window} after its instant, so those that leave within any second have instants that lie
 * within a second and a window. They are so far apart that no more than {@link #most} of them fit
 * in there.
 */
record Pace(double callsPerSecond) {

    private static final long SECOND = 1_000_000;

    /** How long it may take to announce a call and to write it down, at least and at most. */
    private static final long MIN_WINDOW = 100_000;

    private static final long MAX_WINDOW = SECOND;

    /** For how long one dialer has the account for itself at most. */
    private static final long BLOCK = 200_000;

    Pace {
        if (!(callsPerSecond > 0)) {
            throw new IllegalArgumentException("calls per second are above 0");
        }
    }

    /** How many requests may leave in any second: one more than there are whole calls in it. */
    long most() {
        return (long) callsPerSecond + 1;
    }

    private long exactSpacing() {
        return (long) Math.ceil(SECOND / callsPerSecond);
    }

    /** How long after an instant a request may leave. */
    long window() {
        return Math.clamp(most() * exactSpacing() - SECOND, MIN_WINDOW, MAX_WINDOW);
    }

    /** From one instant to the next: 1/callsPerSecond, above 10 a second up to a tenth more. */
    long spacing() {
        return Math.max(exactSpacing(), Math.ceilDiv(SECOND + window(), most()));
    }

    /** How many instants are reserved at once. */
    int block() {
        return Math.toIntExact(Math.max(1, BLOCK / spacing()));
    }

    /**
     * How long ago the first instant of a reservation may be: so that it can be used as soon as the
     * store has answered.
     */
    long head() {
        return window() / 4;
    }
}
