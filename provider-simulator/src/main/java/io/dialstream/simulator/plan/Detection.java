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
 * @param unknown the share of verdicts that say so, or of a machine that has fallen silent that the
 *     end of its greeting is not made out
 * @param late the share of verdicts that come two seconds after a call would have ended by itself
 * @param repeated the share of verdicts that are told twice
 */
public record Detection(
        LogNormal delay, double wrong, double unknown, double late, double repeated) {

    static final Detection USUAL = new Detection(new LogNormal(4, 0.4), 0, 0, 0, 0);

    private static final double AFTER = 2;

    /** The share of machines that beep; the others fall silent after their greeting. */
    private static final double BEEPS = 0.7;

    private static final String SILENCE = "machine_end_silence";

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
        String end = random.nextDouble() < BEEPS ? "machine_end_beep" : SILENCE;
        boolean machine = (outcome == Outcome.MACHINE || outcome == Outcome.FAX) != mistaken;
        String word = machine ? machineWord(outcome, atEnd ? end : "machine_start") : "human";
        return new PlannedVerdict(
                puzzled ? puzzled(word) : word, tooLate ? talkSeconds + AFTER : seconds, twice);
    }

    /** Whether silence is the end of a greeting is what is hard to tell. */
    private static String puzzled(String word) {
        return word.equals(SILENCE) ? "machine_end_other" : "unknown";
    }

    private static String machineWord(Outcome outcome, String usual) {
        return outcome == Outcome.FAX ? "fax" : usual;
    }
}
