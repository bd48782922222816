package io.dialstream.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them: three significant digits, large ones whole. */
final class Numbers {

    private static final double WHOLE_FROM = 100;
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Numbers() {}

    static String plain(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "none";
        }
        if (Math.abs(value) >= WHOLE_FROM) {
            return "%,d".formatted(Math.round(value));
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
