package io.dialstream.benchmarks.report;

import java.time.Duration;
import java.util.List;

/**
 * One bench, once: what it came to, and where.
 *
 * @param size {@code full} or {@code quick}
 * @param commit what was measured, with {@code +} behind it when files differed from it
 */
public record Run(
        String bench,
        String size,
        String commit,
        Machine machine,
        Duration took,
        List<Figure> figures) {}
