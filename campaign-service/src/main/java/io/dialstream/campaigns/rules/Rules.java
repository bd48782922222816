package io.dialstream.campaigns.rules;

import io.dialstream.events.AnsweringMachine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a campaign says about whom it may call, when, and what becomes of calls that machines
 * take; each rule as it was posted.
 *
 * @param retry null when every lead has one attempt
 * @param callingWindow null when leads may be called at any time
 * @param schedule null when it neither starts nor ends by itself
 * @param failurePause null when it goes on however many of its numbers are bad
 * @param answeringMachine null to ignore machines
 * @param attemptCap null when numbers may be called however often
 */
public record Rules(
        @Nullable Retry retry,
        @Nullable CallingWindow callingWindow,
        @Nullable Schedule schedule,
        @Nullable FailurePause failurePause,
        @Nullable AnsweringMachine answeringMachine,
        @Nullable AttemptCap attemptCap) {

    /** Of a campaign that says nothing. */
    public static final Rules NONE = new Rules(null, null, null, FailurePause.DEFAULT, null, null);

    public Rules with(@Nullable Retry other) {
        return new Rules(
                other, callingWindow, schedule, failurePause, answeringMachine, attemptCap);
    }

    public Rules with(@Nullable CallingWindow other) {
        return new Rules(retry, other, schedule, failurePause, answeringMachine, attemptCap);
    }

    public Rules with(@Nullable Schedule other) {
        return new Rules(retry, callingWindow, other, failurePause, answeringMachine, attemptCap);
    }

    public Rules with(@Nullable FailurePause other) {
        return new Rules(retry, callingWindow, schedule, other, answeringMachine, attemptCap);
    }

    public Rules with(@Nullable AnsweringMachine other) {
        return new Rules(retry, callingWindow, schedule, failurePause, other, attemptCap);
    }

    public Rules with(@Nullable AttemptCap other) {
        return new Rules(retry, callingWindow, schedule, failurePause, answeringMachine, other);
    }

    /** What becomes of a call that a machine takes. */
    public AnsweringMachine onMachine() {
        return Objects.requireNonNullElse(answeringMachine, AnsweringMachine.IGNORE);
    }
}
