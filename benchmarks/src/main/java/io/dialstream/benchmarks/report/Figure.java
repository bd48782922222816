package io.dialstream.benchmarks.report;

import io.dialstream.benchmarks.report.Target.AtLeast;
import io.dialstream.benchmarks.report.Target.AtMost;
import io.dialstream.benchmarks.report.Target.Told;

/**
 * One measured number.
 *
 * @param unit what it counts: {@code ms}, {@code 1/s}, {@code x} for a ratio within one run
 */
public record Figure(String bench, String name, double value, String unit, Target target) {

    public static Figure atMost(
            String bench, String name, double value, String unit, double limit) {
        return new Figure(bench, name, value, unit, new AtMost(limit));
    }

    public static Figure atLeast(
            String bench, String name, double value, String unit, double limit) {
        return new Figure(bench, name, value, unit, new AtLeast(limit));
    }

    public static Figure told(String bench, String name, double value, String unit) {
        return new Figure(bench, name, value, unit, new Told());
    }

    Verdict verdict() {
        return target.judge(value);
    }

    String measured() {
        return (Numbers.plain(value) + " " + unit).strip();
    }
}
