package io.dialstream.simulator.plan;

import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.PlannedPress;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How humans treat a key that they are offered.
 *
 * @param share of humans who press the one that they are told of
 * @param delay simulated seconds from the first words to the press
 */
public record Pressing(double share, LogNormal delay) {

    static final Pressing USUAL = new Pressing(0, new LogNormal(5, 0.3));

    public Pressing {
        Objects.requireNonNull(delay, "delay");
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of humans who press is from 0 to 1");
        }
    }

    /**
     * What whoever answers presses; null for nothing. Machines press nothing.
     *
     * @param fixed the key that this number presses in any case; null to leave it to chance
     */
    @Nullable PlannedPress draw(Outcome outcome, @Nullable String fixed, RandomGenerator random) {
        boolean pressed = random.nextDouble() < share;
        double seconds = delay.draw(random);
        boolean human = outcome == Outcome.COMPLETED || outcome == Outcome.HANG;
        return human && (pressed || fixed != null) ? new PlannedPress(fixed, seconds) : null;
    }
}
