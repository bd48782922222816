package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallLife;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Move;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Truth;
import java.util.Optional;
import java.util.function.Consumer;

/** Moves calls through their lives and lets the others know. */
final class CallMoves {

    private static final double NANOS_PER_SECOND = 1e9;

    /** How long a message is, in simulated seconds. */
    private static final double MESSAGE_SECONDS = 5;

    private final Timers timers;
    private final Truth truth;
    private final Outbox outbox;
    private final VoiceRequests voice;
    private final Verdicts verdicts;
    private final KeyPresses keyPresses;
    private final Consumer<Call> ended;

    /**
     * The moves of all calls.
     *
     * @param ended is told of each call that has ended
     */
    CallMoves(
            Timers timers,
            Truth truth,
            Outbox outbox,
            VoiceRequests voice,
            Verdicts verdicts,
            KeyPresses keyPresses,
            Consumer<Call> ended) {
        this.ended = ended;
        this.keyPresses = keyPresses;
        this.verdicts = verdicts;
        this.timers = timers;
        this.truth = truth;
        this.outbox = outbox;
        this.voice = voice;
    }

    /** Whether the input moved the call. */
    boolean feed(String sid, CallInput input) {
        Call call = truth.call(sid);
        if (call == null) {
            return false;
        }
        Optional<Move> move = CallLife.decide(call, input, timers.now());
        move.ifPresent(next -> moved(call, next));
        return move.isPresent();
    }

    private void moved(Call before, Move move) {
        // On record first: whatever is sent afterwards is still owed after a crash.
        truth.record(new Fact.CallMoved(before.sid(), move));
        Call call = before.moved(move);
        awaitElapse(call);
        outbox.moved(call);
        if (call.isIncoming() && call.status() == CallStatus.RINGING) {
            askWhatToAnswer(call);
        } else if (!call.isIncoming() && call.status() == CallStatus.IN_PROGRESS) {
            requestVoice(call);
            verdicts.await(call);
        } else if (!call.isLive()) {
            ended.accept(call);
        }
    }

    /** An incoming call is answered with what its number says, or not at all. */
    private void askWhatToAnswer(Call call) {
        voice.request(
                call,
                call.request().voice(),
                new VoiceRequests.Then(
                        ignored -> feed(call.sid(), CallInput.ANSWER),
                        () -> feed(call.sid(), CallInput.FAIL)));
    }

    /** Takes up a call that was on record before this process started. */
    void resume(Call call) {
        awaitElapse(call);
        if (call.isIncoming() && call.status() == CallStatus.RINGING) {
            askWhatToAnswer(call);
        } else if (truth.awaitsVoice(call.sid())) {
            requestVoice(call);
        } else {
            awaitKey(call);
        }
        verdicts.await(call);
    }

    /** Takes up one that has ended: who answered it may still be to be told. */
    void resumeEnded(Call call) {
        verdicts.await(call);
    }

    private void awaitElapse(Call call) {
        CallLife.due(call).ifPresent(due -> timers.at(due, () -> elapsed(call)));
    }

    private void elapsed(Call call) {
        Call current = truth.call(call.sid());
        if (current != null && current.status() == call.status()) {
            feed(call.sid(), CallInput.ELAPSE);
        }
    }

    /** Without instructions an answered call has nothing to say and ends. */
    private void requestVoice(Call call) {
        voice.request(
                call,
                call.request().voice(),
                new VoiceRequests.Then(ignored -> awaitKey(call), hangUp(call)));
    }

    /**
     * What is said to a key ends the call, unless it offers one anew. A caller who commands what is
     * said is told of the key, and that is all.
     */
    private void awaitKey(Call call) {
        if (call.request().voice() instanceof VoiceInstructions.Commanded) {
            keyPresses.await(call, new VoiceRequests.Then(ignored -> {}, () -> {}));
            return;
        }
        keyPresses.await(
                call,
                new VoiceRequests.Then(
                        gather -> {
                            if (gather.isEmpty()) {
                                endAfterMessage(call);
                            }
                        },
                        hangUp(call)));
    }

    private Runnable hangUp(Call call) {
        return () -> feed(call.sid(), CallInput.HANG_UP);
    }

    /** Lets a call that is in progress follow other instructions, and then end. */
    void redirect(Call call, VoiceInstructions instead) {
        voice.request(
                call,
                instead,
                new VoiceRequests.Then(ignored -> endAfterMessage(call), hangUp(call)));
    }

    /** Lets a call that is in progress say something, and go on. */
    void command(Call call, Instructions what, Runnable said) {
        voice.settle(
                call,
                what,
                new VoiceRequests.Then(
                        ignored -> {
                            awaitKey(call);
                            afterMessage(
                                    call,
                                    call.isIncoming() ? what.readingSeconds() : MESSAGE_SECONDS,
                                    said);
                        },
                        said));
    }

    private void endAfterMessage(Call call) {
        afterMessage(call, MESSAGE_SECONDS, hangUp(call));
    }

    private void afterMessage(Call call, double seconds, Runnable then) {
        double nanos = NANOS_PER_SECOND * seconds / call.plan().speedUp();
        timers.at(timers.now().plusNanos((long) nanos), then);
    }
}
