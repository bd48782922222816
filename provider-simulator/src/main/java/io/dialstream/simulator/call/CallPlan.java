package io.dialstream.simulator.call;

import org.jspecify.annotations.Nullable;

/**
 * What will happen to a call if nobody interferes, fixed when it is accepted. Times are simulated
 * seconds; {@code speedUp} of them pass in one second of the wall clock. A busy or failed call
 * without ring time never rings. Without a verdict nobody is told who has answered, and without a
 * press no key is pressed. Whoever misses the call calls back only with a planned return. Of an
 * incoming call the outcome is COMPLETED, or NO_ANSWER of a caller who hangs up while it rings.
 */
public record CallPlan(
        Outcome outcome,
        double setupSeconds,
        double ringSeconds,
        int talkSeconds,
        int failureSipCode,
        double speedUp,
        @Nullable PlannedVerdict verdict,
        @Nullable PlannedPress press,
        @Nullable PlannedReturn returning) {

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
        this(
                outcome,
                setupSeconds,
                ringSeconds,
                talkSeconds,
                failureSipCode,
                speedUp,
                null,
                null,
                null);
    }

    public CallPlan with(PlannedVerdict told) {
        return with(told, press, returning, talkSeconds);
    }

    public CallPlan with(PlannedPress pressed) {
        return with(verdict, pressed, returning, talkSeconds);
    }

    public CallPlan with(PlannedReturn returned) {
        return with(verdict, press, returned, talkSeconds);
    }

    public CallPlan withoutReturn() {
        return with(verdict, press, null, talkSeconds);
    }

    /** The same for a call that is over after so many seconds of talk. */
    CallPlan atMost(int seconds) {
        return with(verdict, press, returning, Math.min(talkSeconds, seconds));
    }

    private CallPlan with(
            @Nullable PlannedVerdict told,
            @Nullable PlannedPress pressed,
            @Nullable PlannedReturn returned,
            int talked) {
        return new CallPlan(
                outcome,
                setupSeconds,
                ringSeconds,
                talked,
                failureSipCode,
                speedUp,
                told,
                pressed,
                returned);
    }

    boolean endsWithoutRinging() {
        return ringSeconds == 0 && (outcome == Outcome.BUSY || outcome == Outcome.FAILED);
    }
}
