package io.dialstream.dialer.placement;

import io.dialstream.dialer.admission.AccountStates;
import io.dialstream.dialer.admission.CallInstant;
import io.dialstream.dialer.placement.PlacementEffect.Access;
import io.dialstream.dialer.placement.PlacementEffect.GiveBack;
import io.dialstream.dialer.placement.PlacementEffect.ReadCampaignEvents;
import io.dialstream.dialer.placement.PlacementEffect.Request;
import io.dialstream.dialer.placement.PlacementEffect.TakeInstant;
import io.dialstream.dialer.placement.PlacementEffect.WakeAt;
import io.dialstream.dialer.placement.PlacementInput.Failed;
import io.dialstream.dialer.placement.PlacementInput.Woken;
import io.dialstream.dialer.placement.PlacementState.Settled;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.Event;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.simulation.engine.Wiring;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PlacementExecutor} does, one access at a time and as values: the real policy decides,
 * and the real effects are carried out.
 */
public final class PlacementRuns {

    private final PlacementPolicy policy;
    private final PlacementEffects effects;
    private final Providers providers;
    private final AccountStates states;

    public PlacementRuns(Wiring parts) {
        this.providers = parts.get(Providers.class);
        this.states = parts.get(AccountStates.class);
        parts.given(
                new RepeatedWords(parts.get(EventLog.class), parts.get(Clock.class), providers));
        this.policy = parts.get(PlacementPolicy.class);
        this.effects = parts.get(PlacementEffects.class);
    }

    /** What a run is about to do. */
    public enum Doing {
        /** It waits for its alarm. */
        WAITING,
        /** It decides on what it has just learnt. */
        DECIDING,
        /** It is about to ask the provider. */
        REQUESTING,
        /** It lets its lane read what its campaign has decided. */
        CATCHING_UP,
        /** It gives its slot back. */
        GIVING_BACK,
        /** It is about to write to the store or the log. */
        WRITING,
        /** Any other access. */
        READING
    }

    /** A call that is placed in a process: an entry of the executor. */
    public static final class Run {
        private final LaneSlot slot;
        private final PlacementProgress progress;
        private final List<PlacementEffect> todo;
        private final @Nullable PlacementInput learnt;
        private final @Nullable String heard;
        private final boolean anotherFollows;
        private final @Nullable Instant alarm;

        private Run(
                LaneSlot slot,
                PlacementProgress progress,
                List<PlacementEffect> todo,
                @Nullable PlacementInput learnt,
                @Nullable String heard,
                boolean anotherFollows,
                @Nullable Instant alarm) {
            this.slot = slot;
            this.progress = progress;
            this.todo = todo;
            this.learnt = learnt;
            this.heard = heard;
            this.anotherFollows = anotherFollows;
            this.alarm = alarm;
        }

        public LaneSlot slot() {
            return slot;
        }

        public @Nullable Instant alarm() {
            return alarm;
        }

        public Doing doing() {
            if (learnt != null) {
                return Doing.DECIDING;
            }
            if (todo.isEmpty()) {
                return Doing.WAITING;
            }
            return switch (todo.getFirst()) {
                case Request _ -> Doing.REQUESTING;
                case ReadCampaignEvents _ -> Doing.CATCHING_UP;
                case GiveBack _ -> Doing.GIVING_BACK;
                case PlacementEffect.Insert _,
                        PlacementEffect.Move _,
                        PlacementEffect.Announce _,
                        PlacementEffect.Publish _ ->
                        Doing.WRITING;
                case PlacementEffect.Load _,
                        PlacementEffect.ReadPermit _,
                        PlacementEffect.Search _,
                        TakeInstant _,
                        PlacementEffect.AwaitInstant _,
                        PlacementEffect.Report _,
                        WakeAt _ ->
                        Doing.READING;
            };
        }

        /** Whether it is about to ask this account. */
        public boolean asks(String account) {
            return todo.getFirst() instanceof Request(var placement, _)
                    && placement.provider().equals(account);
        }

        /** Whether nobody but its dialer sees what it does next. */
        public boolean isInside() {
            return switch (doing()) {
                case DECIDING -> true;
                case WAITING, REQUESTING, CATCHING_UP, GIVING_BACK -> false;
                case READING -> !(todo.getFirst() instanceof PlacementEffect.Search);
                case WRITING ->
                        todo.getFirst() instanceof PlacementEffect.Insert
                                || todo.getFirst() instanceof PlacementEffect.Move;
            };
        }

        /** Everything that its future depends on. */
        public List<@Nullable Object> parts() {
            var parts = new ArrayList<@Nullable Object>();
            parts.add(slot.taken());
            parts.add(slot.since());
            parts.add(progress.startedAt());
            parts.add(progress.stage());
            parts.add(progress.published());
            parts.add(progress.providerCallId());
            parts.add(account(progress.instant()));
            parts.add(progress.failures());
            parts.add(todo);
            parts.add(learnt);
            parts.add(heard);
            parts.add(anotherFollows);
            parts.add(alarm);
            return parts;
        }

        private static @Nullable String account(@Nullable CallInstant instant) {
            return instant == null ? null : instant.account();
        }

        /** What it does next, in words. */
        public String words() {
            var words =
                    learnt == null ? String.valueOf(told(todo.getFirst())) : "decides on " + learnt;
            return words.replace("1970-01-01T00:", "");
        }

        private static Object told(PlacementEffect effect) {
            return switch (effect) {
                case PlacementEffect.Insert(var placement) -> "Insert " + placement.state();
                case PlacementEffect.Move(_, var next) -> "Move to " + next;
                case Request _ -> "Request";
                case PlacementEffect.Search _ -> "Search";
                default -> effect;
            };
        }

        private Run at(PlacementProgress next) {
            return new Run(slot, next, todo, learnt, heard, anotherFollows, null);
        }

        private Run learning(@Nullable PlacementInput input) {
            return new Run(slot, progress, todo, input, heard, anotherFollows, null);
        }
    }

    /** A call that is to be placed. */
    public Run begun(PlaceCall call, LaneSlot slot, Instant now) {
        var progress =
                PlacementProgress.begun(
                        call, CallAccount.of(call, providers), slot.taken(), slot.since(), now);
        return new Run(slot, progress, List.of(), Woken.UP, null, false, null);
    }

    /** The call is to go on; another run follows the one that is under way. */
    public Run woken(Run run, @Nullable String providerCallId) {
        var heard = providerCallId == null ? run.heard : providerCallId;
        return run.doing() == Doing.WAITING
                ? new Run(
                        run.slot,
                        run.progress,
                        List.of(),
                        new Woken(heard, null),
                        null,
                        false,
                        null)
                : new Run(run.slot, run.progress, run.todo, run.learnt, heard, true, null);
    }

    /** The next thing that a run does; null when it has ended. */
    public @Nullable Run step(Run run, Instant now, CallPermits permits) {
        if (run.learnt != null) {
            return decided(run.learning(null), run.todo, run.learnt, now);
        }
        var access = (Access) run.todo.getFirst();
        var rest = run.todo.subList(1, run.todo.size());
        try {
            var input = effects.carryOut(access, run.progress.call(), run.slot, permits);
            if (input.isEmpty()) {
                return settled(run, run.progress, rest);
            }
            return access instanceof Request
                    ? new Run(
                            run.slot,
                            run.progress,
                            rest,
                            input.get(),
                            run.heard,
                            run.anotherFollows,
                            null)
                    : decided(run, rest, input.get(), now);
        } catch (RuntimeException e) {
            return failed(run, now);
        }
    }

    /** What came next was done without it; there is nothing to learn from that. */
    public @Nullable Run skipped(Run run) {
        return settled(run, run.progress, run.todo.subList(1, run.todo.size()));
    }

    /** The next thing that a run does fails. */
    public @Nullable Run failed(Run run, Instant now) {
        return decided(run, List.of(), new Failed(), now);
    }

    private @Nullable Run decided(
            Run run, List<PlacementEffect> rest, PlacementInput input, Instant now) {
        var decision = policy.decide(run.progress, input, now);
        var todo = new ArrayList<>(rest);
        for (var effect : decision.effects()) {
            switch (effect) {
                case TakeInstant wanted -> {
                    return decided(run.at(decision.progress()), rest, taken(wanted), now);
                }
                case PlacementEffect.Report _ -> {}
                default -> todo.add(effect);
            }
        }
        return settled(run, decision.progress(), todo);
    }

    /** Here an account that can be asked allows whatever is asked for. */
    private PlacementInput taken(TakeInstant wanted) {
        var account = Failover.wanted(wanted.accounts(), states).getFirst();
        return new PlacementInput.InstantTaken(new CallInstant(account, Instant.MIN, Instant.MAX));
    }

    private @Nullable Run settled(Run run, PlacementProgress progress, List<PlacementEffect> todo) {
        if (!todo.isEmpty() && !(todo.getFirst() instanceof WakeAt)) {
            return new Run(run.slot, progress, todo, null, run.heard, run.anotherFollows, null);
        }
        if (run.anotherFollows) {
            return new Run(
                    run.slot, progress, List.of(), new Woken(run.heard, null), null, false, null);
        }
        return todo.isEmpty()
                ? null
                : new Run(
                        run.slot,
                        progress,
                        List.of(),
                        null,
                        run.heard,
                        false,
                        ((WakeAt) todo.getFirst()).moment());
    }

    /**
     * Says what the dialer says. Its words are made once: most of the time of a walk would go by in
     * their digests.
     */
    private static final class RepeatedWords extends PlacementEvents {

        private record Said(String callId, String account, @Nullable Settled outcome, Instant at) {}

        private final EventLog log;
        private final Map<Said, Event> words = new HashMap<>();
        private final PlacementEvents real;
        private final Clock clock;
        private @Nullable Event caught;

        RepeatedWords(EventLog log, Clock clock, Providers providers) {
            super(log, clock, providers);
            this.log = log;
            this.clock = clock;
            this.real =
                    new PlacementEvents(
                            (_, event) -> {
                                caught = event;
                                return CompletableFuture.allOf();
                            },
                            clock,
                            providers);
        }

        @Override
        void initiated(PlaceCall call, String account, Instant notedAt) {
            say(
                    new Said(call.callId(), account, null, notedAt),
                    () -> real.initiated(call, account, notedAt));
        }

        @Override
        void settled(PlaceCall call, String account, Settled outcome) {
            say(
                    new Said(call.callId(), account, outcome, clock.instant()),
                    () -> real.settled(call, account, outcome));
        }

        private void say(Said said, Runnable first) {
            var event = words.get(said);
            if (event == null) {
                first.run();
                event = Objects.requireNonNull(caught);
                words.put(said, event);
            }
            log.publishAndWait(event);
        }
    }
}
