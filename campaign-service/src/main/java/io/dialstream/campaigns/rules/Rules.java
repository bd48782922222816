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
 * @param onCallback null to cancel what waits when a lead calls back
 */
public record Rules(
        @Nullable Retry retry,
        @Nullable CallingWindow callingWindow,
        @Nullable Schedule schedule,
        @Nullable FailurePause failurePause,
        @Nullable AnsweringMachine answeringMachine,
        @Nullable AttemptCap attemptCap,
        @Nullable OnCallback onCallback) {

    /** Of a campaign that says nothing. */
    public static final Rules NONE =
            new Rules(null, null, null, FailurePause.DEFAULT, null, null, null);

    public Rules with(@Nullable Retry other) {
        return new Rules(
                other,
                callingWindow,
                schedule,
                failurePause,
                answeringMachine,
                attemptCap,
                onCallback);
    }

    public Rules with(@Nullable CallingWindow other) {
        return new Rules(
                retry, other, schedule, failurePause, answeringMachine, attemptCap, onCallback);
    }

    public Rules with(@Nullable Schedule other) {
        return new Rules(
                retry,
                callingWindow,
                other,
                failurePause,
                answeringMachine,
                attemptCap,
                onCallback);
    }

    public Rules with(@Nullable FailurePause other) {
        return new Rules(
                retry, callingWindow, schedule, other, answeringMachine, attemptCap, onCallback);
    }

    public Rules with(@Nullable AnsweringMachine other) {
        return new Rules(
                retry, callingWindow, schedule, failurePause, other, attemptCap, onCallback);
    }

    public Rules with(@Nullable AttemptCap other) {
        return new Rules(
                retry, callingWindow, schedule, failurePause, answeringMachine, other, onCallback);
    }

    public Rules with(@Nullable OnCallback other) {
        return new Rules(
                retry, callingWindow, schedule, failurePause, answeringMachine, attemptCap, other);
    }

    /** What becomes of a call that a machine takes. */
    public AnsweringMachine onMachine() {
        return Objects.requireNonNullElse(answeringMachine, AnsweringMachine.IGNORE);
    }

    /** Whether a lead that has called back gets no further attempt. */
    public boolean cancelsOnCallback() {
        return onCallback != OnCallback.KEEP;
    }
}
