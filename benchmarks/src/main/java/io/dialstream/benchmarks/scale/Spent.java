package io.dialstream.benchmarks.scale;

import io.dialstream.benchmarks.stack.Costs;
import io.dialstream.benchmarks.stack.Rig;
import java.time.Duration;

/**
 * What was spent, for each of so many.
 *
 * @param reader milliseconds of the thread that reads for WebSockets, in each campaign-service
 * @param seconds that went by
 */
record Spent(Costs.PerCall costs, double reader, double seconds) {

    /** From when it is made. */
    static final class Meter {

        private static final double MILLIS = 1000;

        private final Rig rig;
        private final Costs costs;
        private final double reader;
        private final long began = System.nanoTime();

        Meter(Rig rig) {
            this.rig = rig;
            this.costs = new Costs(rig);
            this.reader = LiveReader.millis(rig);
        }

        Spent spent(int calls) {
            double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / MILLIS;
            return new Spent(
                    costs.perCall(calls),
                    (LiveReader.millis(rig) - reader) / calls,
                    seconds / calls);
        }
    }
}
