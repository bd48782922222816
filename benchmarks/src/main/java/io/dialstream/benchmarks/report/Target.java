package io.dialstream.benchmarks.report;

/** What a figure must reach. */
public sealed interface Target {

    /** Whether it is reached, or by how much not. */
    Verdict judge(double value);

    /** At most so much. */
    record AtMost(double limit) implements Target {

        @Override
        public Verdict judge(double value) {
            return value <= limit
                    ? new Verdict.Reached()
                    : new Verdict.Missed(value / limit, "as much as allowed");
        }

        @Override
        public String toString() {
            return "<= " + Numbers.plain(limit);
        }
    }

    /** At least so much. */
    record AtLeast(double limit) implements Target {

        @Override
        public Verdict judge(double value) {
            return value >= limit
                    ? new Verdict.Reached()
                    : new Verdict.Missed(value / limit, "of what is asked");
        }

        @Override
        public String toString() {
            return ">= " + Numbers.plain(limit);
        }
    }

    /** Nothing: the figure is told, not judged. */
    record Told() implements Target {

        @Override
        public Verdict judge(double value) {
            return new Verdict.None();
        }

        @Override
        public String toString() {
            return "";
        }
    }
}
