package io.dialstream.simulator.call;

import org.jspecify.annotations.Nullable;

/**
 * What will happen to a call if nobody interferes, fixed when it is accepted. Times are simulated
 * seconds; {@code speedUp} of them pass in one second of the wall clock. A busy or failed call
 * without ring time never rings. Without a verdict nobody is told who has answered, and without a
 * press no key is pressed.
 */
public record CallPlan(
        Outcome outcome,
        double setupSeconds,
        double ringSeconds,
        int talkSeconds,
        int failureSipCode,
        double speedUp,
        @Nullable PlannedVerdict verdict,
        @Nullable PlannedPress press) {

    /** Longer than any Timeout or TimeLimit. */
    public static final int FOREVER = Integer.MAX_VALUE;

    /** Without a verdict or a press. */
    public CallPlan(
            Outcome outcome,
            double setupSeconds,
            double ringSeconds,
            int talkSeconds,
            int failureSipCode,
            double speedUp) {
        this(outcome, setupSeconds, ringSeconds, talkSeconds, failureSipCode, speedUp, null, null);
    }

    public CallPlan with(PlannedVerdict told) {
        return with(told, press);
    }

    public CallPlan with(PlannedPress pressed) {
        return with(verdict, pressed);
    }

    private CallPlan with(@Nullable PlannedVerdict told, @Nullable PlannedPress pressed) {
        return new CallPlan(
                outcome,
                setupSeconds,
                ringSeconds,
                talkSeconds,
                failureSipCode,
                speedUp,
                told,
                pressed);
    }

    boolean endsWithoutRinging() {
        return ringSeconds == 0 && (outcome == Outcome.BUSY || outcome == Outcome.FAILED);
    }
}
