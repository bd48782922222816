package io.dialstream.simulator.call;

/**
 * What will happen to a call if nobody interferes, fixed when it is accepted. Times are simulated
 * seconds; {@code speedUp} of them pass in one second of the wall clock. A busy or failed call
 * without ring time never rings.
 */
public record CallPlan(
        Outcome outcome,
        double setupSeconds,
        double ringSeconds,
        int talkSeconds,
        int failureSipCode,
        double speedUp) {

    /** Longer than any Timeout or TimeLimit. */
    public static final int FOREVER = Integer.MAX_VALUE;

    boolean endsWithoutRinging() {
        return ringSeconds == 0 && (outcome == Outcome.BUSY || outcome == Outcome.FAILED);
    }
}
