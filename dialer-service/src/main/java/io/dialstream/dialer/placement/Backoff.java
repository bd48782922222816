package io.dialstream.dialer.placement;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long to wait before something is tried again: twice as long each time, and by half at random,
 * so that calls that failed together are not tried again together.
 */
record Backoff(Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 6;

    /** Differs between calls, and is the same whenever the same attempt is made. */
    Duration before(String callId, int attempts) {
        return before(
                attempts, new SplittableRandom(31L * callId.hashCode() + attempts).nextDouble());
    }

    /**
     * @param jitter from 0 to 1
     */
    Duration before(int attempts, double jitter) {
        var doubled = first.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
        var half = (doubled.compareTo(longest) < 0 ? doubled : longest).dividedBy(2);
        return half.plusMillis((long) (half.toMillis() * jitter));
    }
}
