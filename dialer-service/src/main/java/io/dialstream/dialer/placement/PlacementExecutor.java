package io.dialstream.dialer.placement;

import io.dialstream.dialer.placement.PlacementEffect.Access;
import io.dialstream.dialer.placement.PlacementEffect.WakeAt;
import io.dialstream.dialer.placement.PlacementInput.Failed;
import io.dialstream.dialer.placement.PlacementInput.Woken;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.logging.LogFields;
import io.dialstream.foundation.timer.Timers;
import io.dialstream.foundation.trace.Cause;
import io.dialstream.foundation.trace.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Places calls: each at most once, whoever says how often that it is to go on. Returns at once.
 *
 * <p>A run asks the policy, carries its effects out one after the other, and tells it what came of
 * each, until there is nothing left to do. A call has one run at a time, on a virtual thread; a run
 * that is asked for meanwhile follows it, so that what happens is never missed. Everything that
 * counts is in the store: a run may end anywhere, and the next one, in this process or another,
 * goes on.
 */
@Component
public class PlacementExecutor {

    private static final Logger log = LoggerFactory.getLogger(PlacementExecutor.class);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final PlacementPolicy policy;
    private final PlacementEffects effects;
    private final Providers providers;
    private final Timers timers;
    private final Clock clock;

    PlacementExecutor(
            PlacementPolicy policy,
            PlacementEffects effects,
            Providers providers,
            Timers timers,
            Clock clock) {
        this.policy = policy;
        this.effects = effects;
        this.providers = providers;
        this.timers = timers;
        this.clock = clock;
    }

    private enum Phase {
        WAITING,
        RUNNING,
        RUNNING_WITH_ANOTHER_TO_FOLLOW
    }

    /** A call that is being placed. Its progress belongs to its run, all else to the map's lock. */
    private static final class Entry {
        private final LaneSlot slot;
        private final CallPermits permits;
        private final Cause cause;
        private PlacementProgress progress;
        private Phase phase = Phase.WAITING;
        private Woken next = new Woken(null);
        private Timers.Alarm alarm = () -> {};
        private CompletableFuture<Void> ended = new CompletableFuture<>();

        private Entry(PlacementProgress progress, LaneSlot slot, CallPermits permits) {
            this.progress = progress;
            this.slot = slot;
            this.permits = permits;
            this.cause = Cause.of(progress.call().callId(), progress.call().key());
        }

        private boolean isOwned() {
            return permits.owns(slot);
        }
    }

    /** Goes on with a call from wherever its placement stands. */
    public void place(PlaceCall call, LaneSlot slot, CallPermits permits) {
        entries.compute(
                call.callId(),
                (callId, entry) ->
                        woken(callId, entry == null ? begun(call, slot, permits) : entry));
    }

    /**
     * Looks again at a call that is being placed here, because the log says something new of it,
     * maybe what the provider calls it.
     */
    public void lookAgain(String callId, @Nullable String providerCallId) {
        entries.computeIfPresent(
                callId,
                (_, entry) -> {
                    if (providerCallId != null) {
                        entry.next = new Woken(providerCallId);
                    }
                    return woken(callId, entry);
                });
    }

    /** Waits until nothing is under way for lanes that were given up. */
    public void awaitDisowned(Duration atMost) {
        var runs =
                entries.values().stream()
                        .filter(entry -> !entry.isOwned() && entry.phase != Phase.WAITING)
                        .map(entry -> entry.ended)
                        .toArray(CompletableFuture<?>[]::new);
        var waited = new CompletableFuture<@Nullable Void>();
        var alarm = timers.after(atMost, () -> waited.complete(null));
        var _ = CompletableFuture.allOf(runs).whenComplete((_, _) -> waited.complete(null));
        try {
            // In vain: the fence and the placement's version keep what is still under way harmless.
            waited.join();
        } finally {
            alarm.cancel();
        }
    }

    private Entry begun(PlaceCall call, LaneSlot slot, CallPermits permits) {
        var provider = providers.of(call);
        var own = call.callerId();
        var from = own == null ? provider.defaultCallerId() : own;
        return new Entry(
                PlacementProgress.begun(
                        call, provider.id(), from, slot.taken(), slot.since(), clock.instant()),
                slot,
                permits);
    }

    private Entry woken(String callId, Entry entry) {
        if (entry.phase == Phase.WAITING) {
            return started(callId, entry);
        }
        entry.phase = Phase.RUNNING_WITH_ANOTHER_TO_FOLLOW;
        return entry;
    }

    private Entry started(String callId, Entry entry) {
        var woken = entry.next;
        entry.next = new Woken(null);
        entry.alarm.cancel();
        entry.phase = Phase.RUNNING;
        entry.ended = new CompletableFuture<>();
        Thread.ofVirtual().name("placing ", 0).start(() -> run(callId, entry, woken));
        return entry;
    }

    private void run(String callId, Entry entry, Woken woken) {
        var next = new AtomicReference<@Nullable Instant>();
        try (var _ = LogFields.ofCall(entry.progress.call().campaignId(), callId)) {
            next.set(entry.cause.span("place call", () -> traced(entry, woken)));
        } finally {
            entries.computeIfPresent(callId, (_, running) -> ended(callId, running, next.get()));
        }
    }

    private @Nullable Instant traced(Entry entry, Woken woken) {
        Traces.tell("dialstream.call.id", entry.progress.call().callId());
        Traces.tell("dialstream.campaign.id", entry.progress.call().campaignId());
        return run(entry, woken);
    }

    /** When it is to go on; null when there is nothing to wait for. */
    private @Nullable Instant run(Entry entry, Woken woken) {
        var todo = new ArrayDeque<>(decided(entry, woken));
        while (!todo.isEmpty()) {
            switch (todo.remove()) {
                case WakeAt(var moment) -> {
                    return moment;
                }
                case Access access -> carryOut(access, entry, todo);
            }
        }
        return null;
    }

    private void carryOut(Access access, Entry entry, Queue<PlacementEffect> todo) {
        var call = entry.progress.call();
        try {
            effects.carryOut(access, call, entry.slot, entry.permits)
                    .ifPresent(input -> todo.addAll(decided(entry, input)));
        } catch (RuntimeException e) {
            log.warn("Call {} waits: {}", call.callId(), e.toString());
            todo.clear();
            todo.addAll(decided(entry, new Failed()));
        }
    }

    private List<PlacementEffect> decided(Entry entry, PlacementInput input) {
        var decision = policy.decide(entry.progress, input, clock.instant());
        entry.progress = decision.progress();
        return decision.effects();
    }

    private @Nullable Entry ended(String callId, Entry entry, @Nullable Instant next) {
        entry.ended.complete(null);
        if (entry.phase == Phase.RUNNING_WITH_ANOTHER_TO_FOLLOW) {
            return started(callId, entry);
        }
        if (next == null) {
            effects.forget(callId);
            return null;
        }
        entry.phase = Phase.WAITING;
        entry.alarm = timers.at(next, () -> lookAgain(callId, null));
        return entry;
    }
}
