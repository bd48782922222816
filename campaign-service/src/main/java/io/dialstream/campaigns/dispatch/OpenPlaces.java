package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.Opening;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.campaigns.rules.WindowPolicy;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a campaign's places need a look: those that may be called, and those that never may.
 *
 * @param numbers of these; null when it is all of them
 * @param closedUntil when the first of the others may be called; null when there is none
 * @param unavailable whether the windows of some of the others cannot be evaluated
 * @param changesAt until when all of this is so
 */
record OpenPlaces(
        @Nullable Set<Integer> numbers,
        @Nullable Instant closedUntil,
        boolean unavailable,
        Instant changesAt) {

    static OpenPlaces at(List<CallingWindow> windows, List<Place> all, Instant now) {
        var numbers = new HashSet<Integer>();
        var closedUntil = Instant.MAX;
        boolean unavailable = false;
        var changesAt = Instant.MAX;
        for (int number = 0; number < all.size(); number++) {
            switch (WindowPolicy.at(windows, all.get(number), now)) {
                case Opening.Open(var until) -> {
                    numbers.add(number);
                    changesAt = earlier(changesAt, until);
                }
                case Opening.Closed(var until, var reason) -> {
                    closedUntil = earlier(closedUntil, until);
                    unavailable |= reason == WaitReason.RULES_UNAVAILABLE;
                }
                case Opening.Never _ -> numbers.add(number);
            }
        }
        return numbers.size() == all.size()
                ? new OpenPlaces(null, null, false, changesAt)
                : new OpenPlaces(
                        numbers, closedUntil, unavailable, earlier(changesAt, closedUntil));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
