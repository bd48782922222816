package io.dialstream.campaigns.rules;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a lead is called once more, and when. */
public final class RetryPolicy {

    /** Up to so many seconds, a delay is kept to the moment. */
    private static final int EXACT = 10;

    /** A tenth, of seconds in milliseconds. */
    private static final int MAX_JITTER_PER_SECOND = 100;

    private RetryPolicy() {}

    /**
     * When the next attempt is due; empty when there is none.
     *
     * @param retry null when every lead has one attempt
     * @param made all attempts, the one that has ended among them
     * @param reached what that one came to
     * @param endedAt by the provider's clock
     */
    public static Optional<Instant> next(
            @Nullable Retry retry,
            Attempts made,
            AttemptOutcome reached,
            Instant endedAt,
            String callId) {
        var outcome = reached.triedAgainAs();
        return retry == null || outcome == null || !retry.allowsAnother(made)
                ? Optional.empty()
                : retry.effectiveRules()
                        .filter(rule -> rule.covers(reached))
                        .findFirst()
                        .map(rule -> rule.delayAfter(made.with(outcome)))
                        .map(delay -> endedAt.plusSeconds(delay).plusMillis(jitter(delay, callId)));
    }

    /**
     * Whether a lead that waits for another attempt still gets it, now that it is due.
     *
     * @param last what its last attempt came to
     */
    public static boolean isStillWanted(@Nullable Retry retry, Attempts made, RetryOutcome last) {
        return retry != null
                && retry.allowsAnother(made)
                && retry.effectiveRules().anyMatch(rule -> rule.outcome() == last);
    }

    /** Calls that end together are not all repeated together; a call always waits equally long. */
    private static long jitter(int delay, String callId) {
        return delay <= EXACT
                ? 0
                : ((long) delay * MAX_JITTER_PER_SECOND * spread(callId.hashCode())) >>> 32;
    }

    /** The finalizer of MurmurHash3: callIds that differ in one digit come to lie far apart. */
    private static long spread(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return Integer.toUnsignedLong(h ^ (h >>> 16));
    }
}
