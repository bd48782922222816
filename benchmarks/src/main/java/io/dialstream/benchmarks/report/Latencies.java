package io.dialstream.benchmarks.report;

import java.time.Duration;
import java.util.Collection;
import org.HdrHistogram.Histogram;

/** Durations, counted by how long they are. */
public final class Latencies {

    private static final double NANOS_A_MICRO = 1000;
    private static final double MICROS_A_MILLI = 1000;

    private final Histogram micros = new Histogram(3);

    public static Latencies of(Collection<Duration> durations) {
        Latencies latencies = new Latencies();
        durations.forEach(latencies::add);
        return latencies;
    }

    /** A negative one, which two clocks or a rounded time can make, counts as none at all. */
    public synchronized void add(Duration duration) {
        micros.recordValue(Math.max(0, (long) (duration.toNanos() / NANOS_A_MICRO)));
    }

    /** In milliseconds. */
    public synchronized double percentile(double percent) {
        return micros.getValueAtPercentile(percent) / MICROS_A_MILLI;
    }
}
