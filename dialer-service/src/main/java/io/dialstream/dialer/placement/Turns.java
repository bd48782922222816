package io.dialstream.dialer.placement;

import io.dialstream.dialer.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets every call's run take its turns one at a time, each on a virtual thread. A turn that is
 * asked for while one is taken follows it: what happened meanwhile is never missed.
 */
@Component
class Turns {

    private enum Phase {
        WAITING,
        TAKING,
        TAKING_WITH_ANOTHER_TO_FOLLOW
    }

    private static final class Entry {
        private final PlacementRun run;
        private Phase phase = Phase.WAITING;
        private Timers.Alarm alarm = () -> {};
        private CompletableFuture<Void> ended = new CompletableFuture<>();

        private Entry(PlacementRun run) {
            this.run = run;
        }
    }

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Timers timers;
    private final PlacementMetrics metrics;

    Turns(Timers timers, PlacementMetrics metrics) {
        this.timers = timers;
        this.metrics = metrics;
    }

    /** Gives a call's run a turn; a run that is not there yet is made. */
    void give(String callId, Supplier<PlacementRun> run) {
        entries.compute(
                callId,
                (_, entry) -> requested(callId, entry == null ? new Entry(run.get()) : entry));
    }

    /** Gives a call's run a turn if it is there; it may be told what the provider calls it. */
    void giveAgain(String callId, @Nullable String providerCallId) {
        entries.computeIfPresent(
                callId,
                (_, entry) -> {
                    entry.run.hear(providerCallId);
                    return requested(callId, entry);
                });
    }

    /** Waits until no turn is taken by a run whose lane is not ours any more. */
    void awaitDisowned(Duration atMost) {
        var turns =
                entries.values().stream()
                        .filter(entry -> !entry.run.owned() && entry.phase != Phase.WAITING)
                        .map(entry -> entry.ended)
                        .toArray(CompletableFuture<?>[]::new);
        var waited = new CompletableFuture<@Nullable Void>();
        var alarm = timers.after(atMost, () -> waited.complete(null));
        var _ = CompletableFuture.allOf(turns).whenComplete((_, _) -> waited.complete(null));
        try {
            // In vain: the fence and the placement's version keep what is still under way harmless.
            waited.join();
        } finally {
            alarm.cancel();
        }
    }

    private Entry requested(String callId, Entry entry) {
        if (entry.phase == Phase.WAITING) {
            return started(callId, entry);
        }
        entry.phase = Phase.TAKING_WITH_ANOTHER_TO_FOLLOW;
        return entry;
    }

    private Entry started(String callId, Entry entry) {
        entry.alarm.cancel();
        entry.phase = Phase.TAKING;
        entry.ended = new CompletableFuture<>();
        Thread.ofVirtual().name("placing ", 0).start(() -> take(callId, entry));
        return entry;
    }

    private void take(String callId, Entry entry) {
        var next = new AtomicReference<@Nullable Instant>();
        try {
            next.set(entry.run.takeTurn());
        } finally {
            entries.computeIfPresent(callId, (_, taken) -> ended(callId, taken, next.get()));
        }
    }

    private @Nullable Entry ended(String callId, Entry entry, @Nullable Instant next) {
        entry.ended.complete(null);
        if (entry.phase == Phase.TAKING_WITH_ANOTHER_TO_FOLLOW) {
            return started(callId, entry);
        }
        if (next == null) {
            metrics.clear(callId);
            return null;
        }
        entry.phase = Phase.WAITING;
        entry.alarm = timers.at(next, () -> giveAgain(callId, null));
        return entry;
    }
}
