package io.dialstream.benchmarks.report;

/** Whether a figure is good enough. */
public sealed interface Verdict {

    /** It is. */
    record Reached() implements Verdict {

        @Override
        public String toString() {
            return "reached";
        }
    }

    /** It is not: it is so many times the target. */
    record Missed(double times, String ofWhat) implements Verdict {

        @Override
        public String toString() {
            return "MISSED: %s times %s".formatted(Numbers.plain(times), ofWhat);
        }
    }

    /** Nothing was asked of it. */
    record None() implements Verdict {

        @Override
        public String toString() {
            return "";
        }
    }
}
