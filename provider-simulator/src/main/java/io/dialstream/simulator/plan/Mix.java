package io.dialstream.simulator.plan;

import io.dialstream.simulator.call.Outcome;
import java.util.random.RandomGenerator;

/** How often each outcome happens, as weights of any sum. */
public record Mix(double completed, double noAnswer, double busy, double failed, double machine) {

    public Mix {
        double least = Math.min(Math.min(completed, noAnswer), Math.min(busy, failed));
        if (!(Math.min(least, machine) >= 0)) {
            throw new IllegalArgumentException("the weights of a mix must not be negative");
        }
        if (!(completed + noAnswer + busy + failed + machine > 0)) {
            throw new IllegalArgumentException("a mix needs a weight above zero");
        }
    }

    Outcome draw(RandomGenerator random) {
        double ticket = random.nextDouble() * (completed + noAnswer + busy + failed + machine);
        if ((ticket -= completed) < 0) {
            return Outcome.COMPLETED;
        }
        if ((ticket -= noAnswer) < 0) {
            return Outcome.NO_ANSWER;
        }
        if ((ticket -= busy) < 0) {
            return Outcome.BUSY;
        }
        return ticket - failed < 0 ? Outcome.FAILED : Outcome.MACHINE;
    }
}
