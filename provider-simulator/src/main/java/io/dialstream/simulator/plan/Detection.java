package io.dialstream.simulator.plan;

import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.PlannedVerdict;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How well the provider tells machines from humans, when it is asked to while the call goes on.
 *
 * @param delay simulated seconds from the answer to the verdict
 * @param wrong the share of verdicts that take a human for a machine, or a machine for a human
 * @param unknown the share of verdicts that say so
 * @param late the share of verdicts that come two seconds after a call would have ended by itself
 * @param repeated the share of verdicts that are told twice
 */
public record Detection(
        LogNormal delay, double wrong, double unknown, double late, double repeated) {

    static final Detection USUAL = new Detection(new LogNormal(4, 0.4), 0, 0, 0, 0);

    private static final double AFTER = 2;

    /** Shares of machines by the end of their greeting; of the others it is not made out. */
    private static final double BEEPS = 0.7;

    private static final double FALLS_SILENT = 0.25;

    public Detection {
        Objects.requireNonNull(delay, "delay");
        if (!isShare(wrong) || !isShare(unknown) || !isShare(late) || !isShare(repeated)) {
            throw new IllegalArgumentException("the shares of verdicts are from 0 to 1");
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    /** The verdict on a call that comes to this outcome and talks so long. */
    PlannedVerdict draw(Outcome outcome, int talkSeconds, boolean atEnd, RandomGenerator random) {
        double seconds = delay.draw(random);
        boolean mistaken = random.nextDouble() < wrong;
        boolean puzzled = random.nextDouble() < unknown;
        boolean tooLate = random.nextDouble() < late;
        boolean twice = random.nextDouble() < repeated;
        String end = greetingsEnd(random.nextDouble());
        boolean machine = (outcome == Outcome.MACHINE || outcome == Outcome.FAX) != mistaken;
        String word = machine ? machineWord(outcome, atEnd ? end : "machine_start") : "human";
        return new PlannedVerdict(
                puzzled ? "unknown" : word, tooLate ? talkSeconds + AFTER : seconds, twice);
    }

    private static String greetingsEnd(double drawn) {
        if (drawn < BEEPS) {
            return "machine_end_beep";
        }
        return drawn < BEEPS + FALLS_SILENT ? "machine_end_silence" : "machine_end_other";
    }

    private static String machineWord(Outcome outcome, String usual) {
        return outcome == Outcome.FAX ? "fax" : usual;
    }
}
