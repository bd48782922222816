package io.dialstream.simulator.truth;

import io.dialstream.simulator.call.Callback;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Knows which callbacks are owed and what became of the others. */
final class CallbackLedger {

    private final Map<String, Set<Integer>> owed = new HashMap<>();
    private final Map<String, Map<Integer, Instant>> taken = new HashMap<>();
    private final Map<Settlement, Long> settled = new EnumMap<>(Settlement.class);
    private long owedCount;

    void owe(Callback callback) {
        owed.computeIfAbsent(callback.sid(), sid -> new TreeSet<>()).add(callback.sequence());
        owedCount++;
    }

    void settle(Fact.CallbackSettled fact) {
        if (!fact.isCopy()) {
            Set<Integer> left = owed.getOrDefault(fact.sid(), Set.of());
            if (!left.contains(fact.sequence())) {
                return;
            }
            release(fact, left);
        }
        settled.merge(fact.settlement(), 1L, Long::sum);
        if (fact.settlement() == Settlement.ACKNOWLEDGED) {
            taken.computeIfAbsent(fact.sid(), sid -> new HashMap<>())
                    .putIfAbsent(
                            fact.sequence(), Objects.requireNonNullElse(fact.at(), Instant.EPOCH));
        }
    }

    private void release(Fact.CallbackSettled fact, Set<Integer> left) {
        left.remove(fact.sequence());
        owedCount--;
        if (left.isEmpty()) {
            owed.remove(fact.sid());
        }
    }

    boolean isOwed(Callback callback) {
        return owed.getOrDefault(callback.sid(), Set.of()).contains(callback.sequence());
    }

    /** When a callback, or its copy, was first taken; null when it never was. */
    @Nullable Instant takenAt(Callback callback) {
        return taken.getOrDefault(callback.sid(), Map.of()).get(callback.sequence());
    }

    Set<String> debtors() {
        return Set.copyOf(owed.keySet());
    }

    long owedCount() {
        return owedCount;
    }

    long count(Settlement settlement) {
        return settled.getOrDefault(settlement, 0L);
    }
}
