package io.dialstream.simulator.plan;

import io.dialstream.simulator.call.PlannedReturn;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How people treat calls that they have missed: being busy, not answering or declining.
 *
 * @param share of those who call back
 * @param delay simulated seconds from the end of the call until they do
 * @param impatient the share of those who hang up while it rings
 */
public record Returning(double share, LogNormal delay, double impatient) {

    /** Nobody. */
    public static final Returning NEVER = new Returning(0, new LogNormal(60, 0.5), 0);

    public Returning {
        Objects.requireNonNull(delay, "delay");
        if (!(share >= 0 && share <= 1 && impatient >= 0 && impatient <= 1)) {
            throw new IllegalArgumentException("the shares of people who return are from 0 to 1");
        }
    }

    /** Whether and when whoever misses a call calls back; null for never. */
    @Nullable PlannedReturn draw(RandomGenerator random) {
        boolean calls = random.nextDouble() < share;
        double seconds = delay.draw(random);
        boolean hangsUp = random.nextDouble() < impatient;
        return calls ? new PlannedReturn(seconds, hangsUp) : null;
    }
}
