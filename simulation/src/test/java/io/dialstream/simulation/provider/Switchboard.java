package io.dialstream.simulation.provider;

import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.simulation.engine.Dice;
import io.dialstream.simulation.engine.Surroundings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account's side: takes calls, lets them ring and end, and tells whoever listens. */
public final class Switchboard {

    private static final long SECOND = 1_000_000;
    private static final long LAG = 300 * SECOND;
    private static final List<String> OTHERS = List.of("human", "human", "unknown");
    private static final long COUNTS_ONCE = 60 * SECOND;
    private static final long SHOWN_AFTER = 900 * SECOND;
    private static final long STRANGE = 1_800 * SECOND;

    /** Hears of what happens at the provider, in the moment in which it happens. */
    public interface Listener {

        /** A request leaves a dialer. */
        void asked(String account, PlacementRequest request);

        /** A request has arrived and got this answer, which may get lost. */
        void answered(String account, PlacementRequest request, PlacementAnswer answer);

        /** What the dialer takes for the answer to its request. */
        void heard(String account, PlacementRequest request, PlacementAnswer answer);

        /** A call lives. */
        void accepted(SimulatedCall call);

        /** A call is over. */
        void ended(SimulatedCall call);

        /** A callee presses the key that stops the calls. */
        void pressed(SimulatedCall call);

        /** Whoever has answered a call hears the message for machines. */
        void heardMessage(SimulatedCall call);

        /** Whoever has answered a call is told what there is to hear. */
        void heardInstructions(SimulatedCall call);
    }

    /** Where callbacks go. */
    public interface Callbacks {
        void send(SimulatedCall call, String word, int sequence);

        /** Sends who has answered. */
        void sendVerdict(SimulatedCall call, String word);

        /** Sends that the callee has pressed the key that stops the calls. */
        void sendKey(SimulatedCall call);

        /** Sends that the callee has heard all; not lost and not very late. */
        void sendSpoken(SimulatedCall call);

        /**
         * Sends one that is not lost and not very late: nothing else tells its call from another.
         */
        void sendSurely(SimulatedCall call, String word, int sequence);
    }

    private final Surroundings world;
    private final Account account;
    private final Listener listener;
    private final Map<String, SimulatedCall> calls = new LinkedHashMap<>();
    private final Map<String, SimulatedCall> strange = new LinkedHashMap<>();
    private final @Nullable Dice strangers;
    private final @Nullable Dice pressers;
    private final @Nullable Callers callers;
    private @Nullable Callbacks callbacks;

    /**
     * An account.
     *
     * @param strangers with these, others place calls between our numbers, and ours may be listed
     *     late
     * @param pressers with these, some of the humans press the key that stops the calls
     * @param callers who call back; null where nobody does
     */
    public Switchboard(
            Surroundings world,
            Account account,
            Listener listener,
            @Nullable Dice strangers,
            @Nullable Dice pressers,
            @Nullable Callers callers) {
        this.world = world;
        this.account = account;
        this.listener = listener;
        this.strangers = strangers;
        this.pressers = pressers;
        this.callers = callers;
    }

    public void callBack(Callbacks to) {
        callbacks = to;
    }

    public Account account() {
        return account;
    }

    Listener listener() {
        return listener;
    }

    public List<SimulatedCall> calls() {
        return List.copyOf(calls.values());
    }

    /** By either id. */
    Optional<SimulatedCall> find(String id) {
        var known = calls.getOrDefault(id, strange.get(id));
        return known == null
                ? calls.values().stream().filter(it -> it.requestId().equals(id)).findFirst()
                : Optional.of(known);
    }

    /** Whether it is known when it is asked for. */
    boolean isShown(SimulatedCall call) {
        return !call.ended()
                || account.manners()
                        .shows(Duration.of(world.now() - call.endedAt(), ChronoUnit.MICROS));
    }

    List<SimulatedCall> between(PhoneNumber to, PhoneNumber from) {
        var found = new ArrayList<SimulatedCall>();
        for (var call : listable()) {
            if (call.request().to().equals(to)
                    && call.request().from().equals(from)
                    && call.listed(world.now())) {
                found.add(call);
            }
        }
        return found;
    }

    /** Whether it shows that a call was asked for by us, which it does a while after its end. */
    boolean showsAsOurs(String sid, String callId) {
        var call = calls.get(sid);
        return call != null
                && call.request().callId().equals(callId)
                && call.ended()
                && world.now() >= call.endedAt() + SHOWN_AFTER;
    }

    private List<SimulatedCall> listable() {
        return Stream.of(calls, strange).flatMap(all -> all.values().stream()).toList();
    }

    SimulatedCall accept(PlacementRequest request) {
        var sid = "CA%s%032d".formatted(isFirst() ? "" : account.id(), calls.size() + 1);
        var stranger = strangers != null && strangers.chance(0.5);
        var lag = stranger ? LAG : world.dice().micros(0, 2 * SECOND);
        var listedAt = world.now() + lag;
        if (stranger) {
            strange(request);
        }
        var call =
                new SimulatedCall(
                        account.id(), account.manners(), sid, request, world.now(), listedAt);
        calls.put(sid, call);
        world.note("provider", "accepts", call);
        listener.accepted(call);
        soon(call, 0, SECOND / 10, () -> initiated(call));
        return call;
    }

    /** A request for a call has not arrived; a stranger may have asked for one like it. */
    void missed(PlacementRequest request) {
        if (strangers != null && strangers.chance(0.5)) {
            strange(request);
        }
    }

    private boolean isFirst() {
        return account.id().equals(ConfiguredAccounts.FIRST);
    }

    /** A call that is none of ours: it goes on for long, and we cannot end it. */
    private void strange(PlacementRequest request) {
        var call =
                new SimulatedCall(
                        account.id(),
                        account.manners(),
                        "CAstrange" + strange.size(),
                        request,
                        world.now(),
                        world.now());
        call.become("in-progress", CallStatus.ANSWERED, world.now());
        strange.put(call.sid(), call);
        world.note("provider", "has a stranger's", call);
        soon(
                call,
                STRANGE,
                2 * STRANGE,
                () -> call.become("completed", CallStatus.COMPLETED, world.now()));
    }

    /** Whether a call may be taken for a stranger's. */
    private boolean mistakable(SimulatedCall call) {
        return strange.values().stream().anyMatch(it -> it.request().equals(call.request()));
    }

    private void soon(SimulatedCall call, long low, long high, Runnable next) {
        world.agenda()
                .after(
                        world.dice().micros(low, high),
                        () -> {
                            if (!call.ended()) {
                                next.run();
                            }
                        });
    }

    private void initiated(SimulatedCall call) {
        become(call, "initiated", CallStatus.DIALING);
        if (world.dice().chance(0.1)) {
            soon(call, 0, 3 * SECOND, () -> become(call, "failed", CallStatus.FAILED));
        } else {
            soon(call, 0, 3 * SECOND, () -> ringing(call));
        }
    }

    private void ringing(SimulatedCall call) {
        become(call, "ringing", CallStatus.RINGING);
        switch (world.dice().between(0, 5)) {
            case 0 -> soon(call, 0, 5 * SECOND, () -> become(call, "busy", CallStatus.MISSED));
            case 1 ->
                    soon(
                            call,
                            20 * SECOND,
                            20 * SECOND,
                            () -> become(call, "no-answer", CallStatus.NO_ANSWER));
            default -> soon(call, SECOND, 10 * SECOND, () -> answered(call));
        }
    }

    private void answered(SimulatedCall call) {
        become(call, "in-progress", CallStatus.ANSWERED);
        var machines = call.onMachine();
        if (machines == null) {
            pressPerhaps(call);
            talksUntilItIsOver(call);
        } else {
            listenedTo(call, machines);
        }
    }

    /** Who waits for commands may hear something for longer than a command counts once. */
    private void talksUntilItIsOver(SimulatedCall call) {
        if (account.manners().waitsForCommands()) {
            completed(call, 5 * SECOND, 150 * SECOND);
        } else {
            completed(call, 0, 40 * SECOND);
        }
    }

    private void pressPerhaps(SimulatedCall call) {
        if (pressers != null && !account.manners().waitsForCommands() && pressers.chance(0.4)) {
            soon(call, 0, 10 * SECOND, () -> pressed(call));
        }
    }

    private void pressed(SimulatedCall call) {
        call.presses();
        world.note("provider", "is told to stop the calls by", call);
        listener.pressed(call);
        Objects.requireNonNull(callbacks, "callbacks").sendKey(call);
    }

    private void completed(SimulatedCall call, long low, long high) {
        soon(call, low, high, () -> become(call, "completed", CallStatus.COMPLETED));
    }

    /** A machine listens for long. Who has answered may be said wrongly, and after the end. */
    private void listenedTo(SimulatedCall call, AnsweringMachine machines) {
        var dice = world.dice();
        var machine = dice.chance(0.6);
        if (!machine) {
            pressPerhaps(call);
        }
        completed(call, machine ? 900 * SECOND : 0, machine ? 1_500 * SECOND : 40 * SECOND);
        var taken = dice.chance(0.85) ? machine : !machine;
        var word = taken ? dice.oneOf(machineWords(machines)) : dice.oneOf(OTHERS);
        world.agenda().after(dice.micros(0, 20 * SECOND), () -> judged(call, word));
    }

    private static List<String> machineWords(AnsweringMachine machines) {
        return machines == AnsweringMachine.LEAVE_MESSAGE
                ? List.of(
                        "machine_end_beep",
                        "machine_end_silence",
                        "machine_end_other",
                        "machine_start",
                        "fax")
                : List.of("machine_start", "machine_start", "fax");
    }

    private void judged(SimulatedCall call, String word) {
        call.judged(word);
        world.note("provider", "takes who has answered for", word, call);
        Objects.requireNonNull(callbacks, "callbacks").sendVerdict(call, word);
    }

    /** Lets whoever has answered hear the message for machines, after which the call ends. */
    MessageAnswer leaveMessage(SimulatedCall call) {
        if (call.ended() || strange.containsKey(call.sid())) {
            return MessageAnswer.OVER;
        }
        if (call.status() != CallStatus.ANSWERED) {
            return MessageAnswer.REFUSED;
        }
        call.hearsMessage();
        world.note("provider", "lets hear the message", call);
        listener.heardMessage(call);
        completed(call, SECOND, 20 * SECOND);
        return MessageAnswer.TAKEN;
    }

    /** Tells whoever has answered what there is to hear, unless that was only said again. */
    MessageAnswer instruct(SimulatedCall call) {
        if (call.ended() || strange.containsKey(call.sid())) {
            return MessageAnswer.OVER;
        }
        if (call.status() != CallStatus.ANSWERED) {
            return MessageAnswer.REFUSED;
        }
        if (call.isToldAnew(world.now(), COUNTS_ONCE)) {
            call.isTold(world.now());
            world.note("provider", "tells what there is to hear", call);
            listener.heardInstructions(call);
            soon(
                    call,
                    SECOND,
                    120 * SECOND,
                    () -> Objects.requireNonNull(callbacks, "callbacks").sendSpoken(call));
        }
        return MessageAnswer.TAKEN;
    }

    private void become(SimulatedCall call, String word, CallStatus status) {
        call.become(word, status, world.now());
        world.note("provider", word, call);
        if (call.ended()) {
            ended(call);
        }
        var to = Objects.requireNonNull(callbacks, "callbacks");
        if (status == CallStatus.RINGING && !account.manners().tellsRinging()) {
            return;
        }
        if (mistakable(call) || !account.manners().listsCalls()) {
            to.sendSurely(call, word, call.nextSequence());
        } else {
            to.send(call, word, call.nextSequence());
        }
    }

    private void ended(SimulatedCall call) {
        listener.ended(call);
        if (callers != null) {
            callers.called(call);
        }
    }

    /** Ends a call as its user wishes; one that was still queued ends without a callback. */
    void hangUp(SimulatedCall call) {
        if (call.ended() || strange.containsKey(call.sid())) {
            return;
        }
        if (call.queued() && !account.manners().waitsForCommands()) {
            call.become("canceled", CallStatus.FAILED, world.now());
            world.note("provider", "canceled", call);
            ended(call);
        } else if (call.status() == CallStatus.ANSWERED) {
            become(call, "completed", CallStatus.COMPLETED);
        } else {
            become(call, "canceled", CallStatus.FAILED);
        }
    }
}
