package io.dialstream.simulator.truth;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.call.Move;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.Faults;
import io.dialstream.simulator.plan.FixedOutcome;
import io.dialstream.simulator.plan.Settings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened at the provider. All of them, in order, are all that it knows. */
public sealed interface Fact {

    /** A create was accepted; the call is queued. */
    record CallAccepted(Call call) implements Fact {}

    /** A create was refused; what it asked for, as far as it was understood. */
    record CreateRejected(@Nullable String to, @Nullable String callId) implements Fact {}

    record CallMoved(String sid, Move move) implements Fact {}

    /**
     * A callback is no longer owed, or the extra copy of one is done with.
     *
     * @param at when; null in journals from before that counted
     */
    record CallbackSettled(
            String sid, int sequence, Settlement settlement, boolean isCopy, @Nullable Instant at)
            implements Fact {}

    /**
     * The instructions of an answered call were had, or not: then the problem is named.
     *
     * @param heard what they let the callee hear, as far as it is text
     * @param gather what they offer the callee to press a key for
     * @param lasts simulated seconds after which they end the call; null when they do not
     */
    record VoiceSettled(
            String sid,
            @Nullable String problem,
            @Nullable String heard,
            @Nullable Gather gather,
            @Nullable Integer lasts)
            implements Fact {

        public VoiceSettled(String sid, @Nullable String problem) {
            this(sid, problem, null, null);
        }

        public VoiceSettled(
                String sid,
                @Nullable String problem,
                @Nullable String heard,
                @Nullable Gather gather) {
            this(sid, problem, heard, gather, null);
        }
    }

    /**
     * The customer has taken a call that comes in, and told what comes back with everything that it
     * is told of it, and where; what is null stays as it is.
     */
    record CallTaken(String sid, @Nullable String state, @Nullable String url) implements Fact {}

    /**
     * The caller has commanded something of a call, under that id.
     *
     * @param at when; null in journals from before that counted
     */
    record CommandTaken(String sid, String commandId, @Nullable Instant at) implements Fact {}

    /** The callee has pressed a key; the caller is told so. */
    record KeyPressed(String sid, String key) implements Fact {}

    /** The caller was told who has answered, or could not be. */
    record VerdictSettled(String sid, Settlement settlement) implements Fact {}

    record FaultStruck(Fault fault) implements Fact {}

    record SettingsChanged(Settings settings) implements Fact {}

    record FaultsChanged(Faults faults) implements Fact {}

    /** Calls to the number will come to this outcome; null leaves them to chance again. */
    record OutcomeFixed(String number, @Nullable FixedOutcome outcome) implements Fact {}
}
