package io.dialstream.dialer.placement;

import io.dialstream.dialer.admission.Admission;
import io.dialstream.dialer.admission.CallInstant;
import io.dialstream.dialer.admission.WaitingCall;
import io.dialstream.dialer.placement.PlacementEffect.Access;
import io.dialstream.dialer.placement.PlacementEffect.AwaitInstant;
import io.dialstream.dialer.placement.PlacementEffect.Report;
import io.dialstream.dialer.placement.PlacementEffect.Request;
import io.dialstream.dialer.placement.PlacementEffect.Search;
import io.dialstream.dialer.placement.PlacementEffect.TakeInstant;
import io.dialstream.dialer.placement.PlacementEffect.WakeAt;
import io.dialstream.dialer.placement.PlacementInput.Failed;
import io.dialstream.dialer.placement.PlacementInput.InstantTaken;
import io.dialstream.dialer.placement.PlacementInput.NoInstant;
import io.dialstream.dialer.placement.PlacementInput.Woken;
import io.dialstream.dialer.placement.PlacementQueue.QueuedRun;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.logging.LogFields;
import io.dialstream.foundation.timer.Timers;
import io.dialstream.foundation.trace.Cause;
import io.dialstream.foundation.trace.Traces;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    private final Admission admission;
    private final PlacementQueue queue;
    private final Timers timers;

    PlacementExecutor(
            PlacementPolicy policy,
            PlacementEffects effects,
            Providers providers,
            Admission admission,
            PlacementQueue queue,
            Timers timers) {
        this.policy = policy;
        this.effects = effects;
        this.providers = providers;
        this.admission = admission;
        this.queue = queue;
        this.timers = timers;
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
        private Woken next = Woken.UP;
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
                        entry == null
                                ? queued(callId, begun(call, slot, permits))
                                : woken(callId, entry));
    }

    /** Who is woken later than at once has a reason to go on: an instant, an answer, an alarm. */
    private Entry queued(String callId, Entry entry) {
        entry.phase = Phase.RUNNING;
        queue.begin(
                new QueuedRun(
                        entry.progress.call().userId(),
                        entry.slot.laneId(),
                        callId,
                        () -> startThread(() -> runFirst(callId, entry))));
        return entry;
    }

    /** What waited until its lane was another's has done nothing, and is the other's. */
    private void runFirst(String callId, Entry entry) {
        if (entry.isOwned()) {
            run(callId, entry, Woken.UP);
        } else {
            queue.leave(callId);
            entries.computeIfPresent(callId, (_, running) -> ended(callId, running, null));
        }
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
                        entry.next = new Woken(providerCallId, entry.next.instant());
                    }
                    return woken(callId, entry);
                });
    }

    /**
     * Goes on with a call that has waited for an instant; false when it has ended, or another of
     * its accounts was faster.
     */
    private boolean admitted(String callId, CallInstant instant) {
        var accepted = new AtomicBoolean();
        entries.computeIfPresent(
                callId,
                (_, entry) -> {
                    if (entry.next.instant() != null) {
                        return entry;
                    }
                    accepted.set(true);
                    entry.next = new Woken(entry.next.providerCallId(), instant);
                    return woken(callId, entry);
                });
        return accepted.get();
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
        return new Entry(
                PlacementProgress.begun(
                        call,
                        CallAccount.of(call, providers),
                        slot.taken(),
                        slot.since(),
                        timers.now()),
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
        entry.next = Woken.UP;
        entry.alarm.cancel();
        entry.phase = Phase.RUNNING;
        entry.ended = new CompletableFuture<>();
        startThread(() -> run(callId, entry, woken));
        return entry;
    }

    private static void startThread(Runnable run) {
        Thread.ofVirtual().name("placing ", 0).start(run);
    }

    private void run(String callId, Entry entry, Woken woken) {
        var end = new AtomicReference<@Nullable PlacementEffect>();
        try (var _ = LogFields.ofCall(entry.progress.call().campaignId(), callId)) {
            end.set(entry.cause.span("place call", () -> traced(entry, woken)));
        } finally {
            queue.leave(callId);
            giveUnusedBack(entry);
            entries.computeIfPresent(callId, (_, running) -> ended(callId, running, end.get()));
        }
    }

    /** Others wait for an instant that was not needed after all. */
    private void giveUnusedBack(Entry entry) {
        var unused = entry.progress.instant();
        if (unused != null) {
            entry.progress = entry.progress.holding(null);
            admission.giveBack(unused);
        }
    }

    private @Nullable PlacementEffect traced(Entry entry, Woken woken) {
        Traces.tell("dialstream.call.id", entry.progress.call().callId());
        Traces.tell("dialstream.campaign.id", entry.progress.call().campaignId());
        return run(entry, woken);
    }

    /** What it waits for; null when there is nothing to wait for. */
    private @Nullable PlacementEffect run(Entry entry, Woken woken) {
        var todo = new ArrayDeque<>(decided(entry, woken));
        while (!todo.isEmpty()) {
            switch (todo.remove()) {
                case WakeAt wait -> {
                    return wait;
                }
                case AwaitInstant wait -> {
                    effects.waits(entry.progress.call().callId());
                    return wait;
                }
                case TakeInstant wanted ->
                        learn(() -> Optional.of(take(wanted, entry)), entry, todo);
                case Report(var account, var answer) -> admission.answered(account, answer);
                case Access access -> {
                    if (access instanceof Request || access instanceof Search) {
                        queue.leave(entry.progress.call().callId());
                    }
                    learn(
                            () ->
                                    effects.carryOut(
                                            access,
                                            entry.progress.call(),
                                            entry.slot,
                                            entry.permits),
                            entry,
                            todo);
                }
            }
        }
        return null;
    }

    private PlacementInput take(TakeInstant wanted, Entry entry) {
        giveUnusedBack(entry);
        var instant =
                wanted.orWait()
                        ? takenOrWaiting(wanted.accounts(), entry)
                        : admission.takeNow(wanted.accounts().getFirst());
        return instant.<PlacementInput>map(InstantTaken::new).orElseGet(NoInstant::new);
    }

    /** A call waits at more than one account only while none of them is available. */
    private Optional<CallInstant> takenOrWaiting(List<String> accounts, Entry entry) {
        for (var account : Failover.wanted(accounts, admission)) {
            var instant = admission.take(waiting(account, entry));
            if (instant.isPresent()) {
                return instant;
            }
        }
        return Optional.empty();
    }

    private WaitingCall waiting(String account, Entry entry) {
        var call = entry.progress.call();
        return new WaitingCall(
                account,
                call.userId(),
                entry.slot.laneId(),
                call.callId(),
                instant -> admitted(call.callId(), instant),
                entry.progress.askable().size() > 1 ? () -> lookAgain(call.callId(), null) : null);
    }

    private void learn(
            Supplier<Optional<PlacementInput>> effect, Entry entry, Queue<PlacementEffect> todo) {
        try {
            effect.get().ifPresent(input -> todo.addAll(decided(entry, input)));
        } catch (RuntimeException e) {
            log.warn("Call {} waits: {}", entry.progress.call().callId(), e.toString());
            todo.clear();
            todo.addAll(decided(entry, new Failed()));
        }
    }

    private List<PlacementEffect> decided(Entry entry, PlacementInput input) {
        var decision = policy.decide(entry.progress, input, timers.now());
        entry.progress = decision.progress();
        return decision.effects();
    }

    private @Nullable Entry ended(String callId, Entry entry, @Nullable PlacementEffect end) {
        entry.ended.complete(null);
        if (entry.phase == Phase.RUNNING_WITH_ANOTHER_TO_FOLLOW) {
            return started(callId, entry);
        }
        if (end == null) {
            effects.forget(callId);
            Stream.concat(entry.progress.accounts().stream(), entry.progress.askable().stream())
                    .map(account -> waiting(account.id(), entry))
                    .forEach(admission::forget);
            return null;
        }
        entry.phase = Phase.WAITING;
        if (end instanceof WakeAt(var moment)) {
            entry.alarm = timers.at(moment, () -> lookAgain(callId, null));
        }
        return entry;
    }
}
