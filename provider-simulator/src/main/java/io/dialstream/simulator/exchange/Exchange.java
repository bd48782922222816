package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallPlan;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.Messages;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.fault.Occasion;
import io.dialstream.simulator.plan.Plans;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a caller can do at the provider. Not thread-safe: it belongs to one event loop. */
public final class Exchange {

    /** A quarter of a simulated hour, in nanoseconds. */
    private static final double SHOWN_AFTER = 900e9;

    private final Timers timers;
    private final Truth truth;
    private final Supplier<String> sids;
    private final Mishaps mishaps;
    private final Outbox outbox;
    private final CallMoves moves;
    private final StartQueue queue;
    private final LateReads lateReads;
    private long reads;

    /**
     * An exchange that has not resumed anything.
     *
     * @param sids makes the ids of new calls
     */
    public Exchange(
            Timers timers,
            Truth truth,
            Supplier<String> sids,
            Deliveries deliveries,
            Messages messages) {
        this.timers = timers;
        this.truth = truth;
        this.sids = sids;
        this.mishaps = new Mishaps(truth);
        this.outbox = new Outbox(timers, truth, mishaps, deliveries, messages);
        VoiceRequests voice = new VoiceRequests(timers, truth, deliveries, messages);
        Verdicts verdicts = new Verdicts(timers, truth, deliveries, messages);
        this.moves =
                new CallMoves(
                        timers,
                        truth,
                        outbox,
                        voice,
                        verdicts,
                        new KeyPresses(timers, truth, voice));
        this.queue = new StartQueue(timers, truth, sid -> moves.feed(sid, CallInput.START));
        this.lateReads = new LateReads(timers, mishaps);
    }

    /** Goes on where the process before this one was. */
    public void resume() {
        // First what was owed: a call that goes on owes more.
        truth.owedCallbacks()
                .forEach(callback ->
                        outbox.resume(
                                Objects.requireNonNull(truth.call(callback.sid())), callback));
        for (Call call : List.copyOf(truth.calls())) {
            switch (call.status()) {
                case QUEUED -> queue.add(call.sid());
                case INITIATED, RINGING, IN_PROGRESS -> moves.resume(call);
                case COMPLETED -> moves.resumeEnded(call);
                case BUSY, NO_ANSWER, FAILED, CANCELED -> {}
            }
        }
    }

    /** Whether a request is to be refused as if its credentials were revoked. */
    public boolean revokesCredentials(String number) {
        String key = number.isEmpty() ? "read/" + reads++ : "create/" + truth.requestsTo(number);
        return mishaps.strikes(Fault.UNAUTHORIZED, Occasion.of(number, key));
    }

    /** Puts a create on record that was refused for what it asked. */
    public void rejected(@Nullable String to, @Nullable String callId) {
        truth.record(new Fact.CreateRejected(to, callId));
    }

    public Placement place(CallRequest request) {
        Occasion occasion = Occasion.of(request.to(), "create/" + truth.requestsTo(request.to()));
        for (Fault fault : Fault.values()) {
            Optional<FaultRule> rule =
                    fault.kind() == Fault.Kind.REFUSAL
                            ? mishaps.strike(fault, occasion)
                            : Optional.empty();
            if (rule.isPresent()) {
                rejected(request.to(), request.ids().callId());
                return new Placement.Refused(fault, (long) Math.ceil(rule.get().secondsOr(1)));
            }
        }
        return accept(request);
    }

    private Placement accept(CallRequest request) {
        int ordinal = truth.callsTo(request.to()) + 1;
        CallPlan plan =
                Plans.draw(
                        truth.settings(),
                        request.to(),
                        ordinal,
                        truth.outcomeOf(request.to()),
                        request.verdictCallback());
        Call call = Call.accepted(sids.get(), ordinal, request, plan, timers.now());
        truth.record(new Fact.CallAccepted(call));
        Occasion occasion = Occasion.of(request.to(), "call/" + ordinal);
        Fault spoiled = mishaps.firstOf(Fault.Kind.SPOILED_ANSWER, occasion).orElse(null);
        CompletionStage<Void> answerable = answerable(call, occasion);
        lateReads.accepted(call, occasion);
        queue.add(call.sid());
        return new Placement.Accepted(call, spoiled, answerable);
    }

    private CompletionStage<Void> answerable(Call call, Occasion occasion) {
        boolean held =
                call.request().statusCallback() != null
                        && mishaps.strikes(Fault.CALLBACK_FIRST, occasion);
        return held ? outbox.firstSettled(call.sid()) : CompletableFuture.completedFuture(null);
    }

    /** The call, if the account has one that can be seen. */
    public Optional<Call> fetch(String account, String sid) {
        return Optional.ofNullable(truth.call(sid))
                .filter(call -> isOf(account, call))
                .filter(lateReads::isVisible);
    }

    /** Whether the requests that were made for a call are shown: a while after its end. */
    public boolean showsRequests(Call call) {
        Instant ended = call.endedAt();
        return ended != null
                && !timers.now()
                        .isBefore(ended.plusNanos((long) (SHOWN_AFTER / call.plan().speedUp())));
    }

    /** The account's calls that can be seen, newest first. */
    public List<Call> list(String account) {
        return truth.calls().stream()
                .filter(call -> isOf(account, call))
                .filter(lateReads::isVisible)
                .toList()
                .reversed();
    }

    private static boolean isOf(String account, Call call) {
        return call.request().account().equals(account);
    }

    /** Ends a call of the account as it wishes: {@code HANG_UP} or {@code CANCEL}. */
    public Ending end(String account, String sid, CallInput wish) {
        Call call = truth.call(sid);
        if (call == null || !isOf(account, call)) {
            return new Ending.UnknownCall();
        }
        if (!call.isLive()) {
            return new Ending.TooLate();
        }
        moves.feed(sid, wish);
        return new Ending.Obeyed(Objects.requireNonNull(truth.call(sid)));
    }

    /** Lets a call of the account that is in progress follow other instructions, and then end. */
    public Ending redirect(String account, String sid, VoiceInstructions instead) {
        Call call = truth.call(sid);
        if (call == null || !isOf(account, call)) {
            return new Ending.UnknownCall();
        }
        if (call.status() != CallStatus.IN_PROGRESS) {
            return new Ending.TooLate();
        }
        moves.redirect(call, instead);
        return new Ending.Obeyed(call);
    }

    /** Changes settings, faults or outcomes. */
    public void change(Fact change) {
        truth.record(change);
        queue.repace();
    }

    /** Forgets all calls; refused while one is live. */
    public boolean forget() {
        if (truth.hasLiveCalls()) {
            return false;
        }
        truth.forget();
        outbox.clear();
        return true;
    }
}
