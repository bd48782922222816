package io.dialstream.simulator.call;

import org.jspecify.annotations.Nullable;

/**
 * What will happen to a call if nobody interferes, fixed when it is accepted. Times are simulated
 * seconds; {@code speedUp} of them pass in one second of the wall clock. A busy or failed call
 * without ring time never rings. Without a verdict nobody is told who has answered.
 */
public record CallPlan(
        Outcome outcome,
        double setupSeconds,
        double ringSeconds,
        int talkSeconds,
        int failureSipCode,
        double speedUp,
        @Nullable PlannedVerdict verdict) {

    /** Longer than any Timeout or TimeLimit. */
    public static final int FOREVER = Integer.MAX_VALUE;

    /** Without a verdict. */
    public CallPlan(
            Outcome outcome,
            double setupSeconds,
            double ringSeconds,
            int talkSeconds,
            int failureSipCode,
            double speedUp) {
        this(outcome, setupSeconds, ringSeconds, talkSeconds, failureSipCode, speedUp, null);
    }

    boolean endsWithoutRinging() {
        return ringSeconds == 0 && (outcome == Outcome.BUSY || outcome == Outcome.FAILED);
    }
}
