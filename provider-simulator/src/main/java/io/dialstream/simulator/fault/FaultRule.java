package io.dialstream.simulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * When a fault strikes. What is left out does not restrict it: an empty rule strikes always.
 *
 * @param probability 0 to 1, default 1
 * @param next strikes so many times and is then off; null for no limit
 * @param suffix only for numbers called that end so
 * @param status only for callbacks with this CallStatus
 * @param seconds wall clock: the median delay of {@code delay-callback} (default 2), how long
 *     {@code late-reads} hide a call (default 2), the Retry-After of {@code rate-limit} (default 1)
 * @param account only for requests and calls of the account with this id
 */
public record FaultRule(
        @Nullable Double probability,
        @Nullable Integer next,
        @Nullable String suffix,
        @Nullable String status,
        @Nullable Double seconds,
        @Nullable String account) {

    /** Strikes always. */
    public static final FaultRule ALWAYS = new FaultRule(null, null, null, null, null, null);

    public FaultRule {
        if (probability != null && !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be between 0 and 1");
        }
        if (next != null && next < 0) {
            throw new IllegalArgumentException("next must not be negative");
        }
        if (seconds != null && !(seconds >= 0)) {
            throw new IllegalArgumentException("seconds must not be negative");
        }
    }

    /** The rule's seconds, or what its fault takes when it names none. */
    public double secondsOr(double usual) {
        return seconds == null ? usual : seconds;
    }

    boolean covers(Occasion occasion) {
        return (suffix == null || occasion.number().endsWith(suffix))
                && (status == null || status.equals(occasion.status()))
                && (account == null || account.equals(occasion.account()))
                && (next == null || next > 0);
    }

    boolean hits(double ticket) {
        return probability == null || ticket < probability;
    }

    FaultRule spent() {
        return next == null
                ? this
                : new FaultRule(probability, next - 1, suffix, status, seconds, account);
    }
}
