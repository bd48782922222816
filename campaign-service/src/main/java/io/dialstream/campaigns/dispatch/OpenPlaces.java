package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.Opening;
import io.dialstream.campaigns.rules.Place;
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
 * @param changesAt until when all of this is so
 */
record OpenPlaces(
        @Nullable Set<Integer> numbers, @Nullable Instant closedUntil, Instant changesAt) {

    static OpenPlaces at(List<CallingWindow> windows, List<Place> all, Instant now) {
        var numbers = new HashSet<Integer>();
        var closedUntil = Instant.MAX;
        var changesAt = Instant.MAX;
        for (int number = 0; number < all.size(); number++) {
            switch (WindowPolicy.at(windows, all.get(number), now)) {
                case Opening.Open(var until) -> {
                    numbers.add(number);
                    changesAt = earlier(changesAt, until);
                }
                case Opening.Closed(var until, _) -> closedUntil = earlier(closedUntil, until);
                case Opening.Never _ -> numbers.add(number);
            }
        }
        return numbers.size() == all.size()
                ? new OpenPlaces(null, null, changesAt)
                : new OpenPlaces(numbers, closedUntil, earlier(changesAt, closedUntil));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
