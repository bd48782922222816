package io.dialstream.campaigns.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a number may be called once more without being called more often than its caps allow. Calls
 * are taken to have begun as late as they may have: so a cap holds whenever they did.
 */
public final class CapPolicy {

    private CapPolicy() {}

    /**
     * When a call may begin: that moment itself if it fits, else the first later one at which it
     * may, or at which it is known of another call whether it has begun.
     */
    public static Instant firstAllowed(
            List<AttemptCap> caps, Collection<CallStart> calls, Instant moment) {
        return caps.stream()
                .flatMap(cap ->
                        Stream.of(
                                freeAgain(calls, cap.calls(), cap.within(), moment),
                                freeAgain(calls, 1, cap.minGap(), moment)))
                .filter(Objects::nonNull)
                .map(Instant.class::cast)
                .max(Comparator.naturalOrder())
                .orElse(moment);
    }

    /** Null when fewer than so many have begun less than that before. */
    private static @Nullable Instant freeAgain(
            Collection<CallStart> calls, int most, Duration within, Instant moment) {
        var latest = nth(calls, most, CallStart::latest);
        if (within.isZero() || latest == null || !latest.plus(within).isAfter(moment)) {
            return null;
        }
        var soonest = Objects.requireNonNull(nth(calls, most, CallStart::earliest)).plus(within);
        var free = soonest.isAfter(moment) ? soonest : latest.plus(within);
        return calls.stream()
                .filter(call -> !call.isKnown())
                .map(CallStart::latest)
                .filter(known -> known.isAfter(moment) && known.isBefore(free))
                .min(Comparator.naturalOrder())
                .orElse(free);
    }

    /** The nth last. */
    private static @Nullable Instant nth(
            Collection<CallStart> calls, int n, Function<CallStart, Instant> when) {
        return calls.stream()
                .map(when)
                .sorted(Comparator.reverseOrder())
                .skip(n - 1)
                .findFirst()
                .orElse(null);
    }
}
