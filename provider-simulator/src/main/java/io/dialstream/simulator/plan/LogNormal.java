package io.dialstream.simulator.plan;

import java.util.random.RandomGenerator;

/**
 * A log-normal distribution of seconds: half of the draws are below the median, and sigma is the
 * standard deviation of their natural logarithm.
 */
public record LogNormal(double median, double sigma) {

    public LogNormal {
        if (!(median >= 0 && sigma >= 0)) {
            throw new IllegalArgumentException("median and sigma must not be negative");
        }
    }

    public double draw(RandomGenerator random) {
        return median * Math.exp(sigma * random.nextGaussian());
    }
}
