package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallPlan;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.callback.Message;
import io.dialstream.simulator.callback.Protocols;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.fault.Occasion;
import io.dialstream.simulator.plan.Plans;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a caller can do at the provider. Not thread-safe: it belongs to one event loop. */
public final class Exchange {

    private static final Duration SHOWN_AFTER = Duration.ofMinutes(15);

    /** Where creates have names, those of the same name are one for so long. */
    private static final Duration NAMES_COUNT_FOR = Duration.ofSeconds(60);

    private final Timers timers;
    private final Truth truth;
    private final UnaryOperator<String> ids;
    private final Deliveries deliveries;
    private final Mishaps mishaps;
    private final Outbox outbox;
    private final CallMoves moves;
    private final IncomingCalls incoming;
    private final StartQueue queue;
    private final LateReads lateReads;
    private long reads;

    /**
     * An exchange that has not resumed anything.
     *
     * @param ids makes the id of a new call of an account
     */
    public Exchange(
            Timers timers,
            Truth truth,
            UnaryOperator<String> ids,
            Deliveries deliveries,
            Protocols protocols) {
        this.timers = timers;
        this.truth = truth;
        this.ids = ids;
        this.deliveries = deliveries;
        this.mishaps = new Mishaps(truth);
        this.outbox = new Outbox(timers, truth, mishaps, deliveries, protocols);
        VoiceRequests voice = new VoiceRequests(timers, truth, deliveries, protocols);
        Verdicts verdicts = new Verdicts(timers, truth, deliveries, protocols);
        this.incoming = new IncomingCalls(timers, truth, ids, protocols, this::start);
        this.moves =
                new CallMoves(
                        timers,
                        truth,
                        outbox,
                        voice,
                        verdicts,
                        new KeyPresses(timers, truth, voice),
                        incoming::await);
        this.queue = new StartQueue(timers, truth, this::start);
        this.lateReads = new LateReads(timers, mishaps);
    }

    private boolean start(String sid) {
        return moves.feed(sid, CallInput.START);
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
                case QUEUED -> resumeQueued(call);
                case INITIATED, RINGING, IN_PROGRESS -> moves.resume(call);
                case COMPLETED -> moves.resumeEnded(call);
                case BUSY, NO_ANSWER -> incoming.await(call);
                case FAILED, CANCELED -> {}
            }
        }
    }

    private void resumeQueued(Call call) {
        if (call.isIncoming()) {
            start(call.sid());
        } else {
            queue.add(call.sid());
        }
    }

    /**
     * Lets a person call a number of an account.
     *
     * @throws IllegalArgumentException when there is no such account, or none that takes calls
     */
    public Call callIn(IncomingCall wanted) {
        return incoming.arrive(wanted);
    }

    /** Whether a request is to be refused as if its credentials were revoked. */
    public boolean revokesCredentials(String account, String number) {
        String key = number.isEmpty() ? "read/" + reads++ : "create/" + truth.requestsTo(number);
        return mishaps.strikes(Fault.UNAUTHORIZED, Occasion.of(account, number, key));
    }

    /** Puts a create on record that was refused for what it asked. */
    public void rejected(@Nullable String to, @Nullable String callId) {
        truth.record(new Fact.CreateRejected(to, callId));
    }

    public Placement place(CallRequest request) {
        Occasion occasion =
                Occasion.of(
                        request.account(),
                        request.to(),
                        "create/" + truth.requestsTo(request.to()));
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

    /** What is asked for under the name of a create of a moment ago is the same call. */
    private Placement accept(CallRequest request) {
        Call same = truth.namesake(request);
        if (same != null && timers.now().isBefore(same.createdAt().plus(NAMES_COUNT_FOR))) {
            return new Placement.Accepted(same, null, CompletableFuture.completedFuture(null));
        }
        int ordinal = truth.callsTo(request.to()) + 1;
        CallPlan plan =
                Plans.draw(
                        truth.settings(),
                        request.to(),
                        ordinal,
                        truth.outcomeOf(request.to()),
                        request.verdictCallback());
        Call call =
                Call.accepted(
                        ids.apply(request.account()),
                        ordinal,
                        request,
                        incoming.possible(plan, request.account()),
                        timers.now());
        truth.record(new Fact.CallAccepted(call));
        Occasion occasion = Occasion.of(request.account(), request.to(), "call/" + ordinal);
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
        return hasEndedFor(SHOWN_AFTER, call);
    }

    /** Whether a call has ended so much simulated time ago. */
    public boolean hasEndedFor(Duration simulated, Call call) {
        Instant ended = call.endedAt();
        return ended != null
                && !timers.now()
                        .isBefore(
                                ended.plusNanos(
                                        (long) (simulated.toNanos() / call.plan().speedUp())));
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

    /** Whether the callee of a call has pressed a key. */
    public boolean hasPressed(String sid) {
        return truth.hasPressed(sid);
    }

    /**
     * Lets a call of the account that is in progress say something, and go on.
     *
     * @param commandId by which the caller calls that, and which counts once; empty where each does
     * @param said runs when it was said, or cannot be, whether the call lives or not
     */
    public Ending command(
            String account, String sid, String commandId, Instructions what, Runnable said) {
        Call call = truth.call(sid);
        if (call == null || !isOf(account, call)) {
            return new Ending.UnknownCall();
        }
        if (call.status() != CallStatus.IN_PROGRESS) {
            return new Ending.TooLate();
        }
        if (!commandId.isEmpty()) {
            if (hasTaken(sid, commandId)) {
                return new Ending.Obeyed(call);
            }
            truth.record(new Fact.CommandTaken(sid, commandId, timers.now()));
        }
        moves.command(call, what, said);
        return new Ending.Obeyed(call);
    }

    /** Whether that was commanded of a call a moment ago, so that it does not count again. */
    public boolean hasTaken(String sid, String commandId) {
        return truth.hasTaken(sid, commandId, timers.now().minus(NAMES_COUNT_FOR));
    }

    /**
     * Answers an incoming call of the account that rings; one that was answered goes on.
     *
     * @param commandId by which the customer calls that; empty for no name
     * @param state what comes back with everything that is told of the call from now on; null for
     *     what did before
     * @param url where it is told from now on; null for where it was
     */
    public Ending answer(
            String account,
            String sid,
            String commandId,
            @Nullable String state,
            @Nullable String url) {
        Call call = truth.call(sid);
        if (call == null || !isOf(account, call)) {
            return new Ending.UnknownCall();
        }
        if (!call.isLive()) {
            return new Ending.TooLate();
        }
        if (call.isIncoming() && call.status() == CallStatus.RINGING) {
            if (!commandId.isEmpty()) {
                truth.record(new Fact.CommandTaken(sid, commandId, timers.now()));
            }
            take(sid, state, url);
            moves.feed(sid, CallInput.ANSWER);
        }
        return new Ending.Obeyed(Objects.requireNonNull(truth.call(sid)));
    }

    /**
     * Sets what comes back with everything that is told of an incoming call from now on, and where
     * it is told; null leaves that as it was. Of a call that is over, or goes out, nothing changes.
     */
    public void take(String sid, @Nullable String state, @Nullable String url) {
        Call call = truth.call(sid);
        if (call != null && call.isIncoming() && call.isLive() && (state != null || url != null)) {
            truth.record(new Fact.CallTaken(sid, state, url));
        }
    }

    /** Sends what a vendor tells besides the steps of a call; nobody waits for it. */
    public void tell(Message message) {
        deliveries.send(message, reply -> {});
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
