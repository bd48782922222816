package io.dialstream.campaigns.idempotency;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Counts for tests. */
public final class InMemoryNewKeys implements NewKeys {

    private record Counted(LocalDate day, int count) {}

    private final Map<String, Counted> days = new HashMap<>();

    @Override
    public synchronized boolean take(String userId, LocalDate day, int most) {
        var known = days.get(userId);
        if (known == null || known.day().isBefore(day)) {
            days.put(userId, new Counted(day, 1));
            return true;
        }
        if (known.count() >= most) {
            return false;
        }
        days.put(userId, new Counted(known.day(), known.count() + 1));
        return true;
    }

    @Override
    public synchronized void giveBack(String userId, LocalDate day) {
        days.computeIfPresent(
                userId,
                (_, known) ->
                        known.day().isBefore(day)
                                ? known
                                : new Counted(known.day(), known.count() - 1));
    }

    public synchronized int count(String userId) {
        var known = days.get(userId);
        return known == null ? 0 : known.count();
    }
}
