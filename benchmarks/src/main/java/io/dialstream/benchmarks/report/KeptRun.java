package io.dialstream.benchmarks.report;

import io.dialstream.benchmarks.report.Target.AtLeast;
import io.dialstream.benchmarks.report.Target.AtMost;
import io.dialstream.benchmarks.report.Target.Told;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run as it lies in the file. */
record KeptRun(
        String bench,
        String size,
        String commit,
        Machine machine,
        double seconds,
        List<KeptFigure> figures) {

    private static final double MILLIS = 1000;

    /** A figure as it lies in the file, with its verdict for whoever reads only that. */
    record KeptFigure(
            String name,
            double value,
            String unit,
            @Nullable Double atMost,
            @Nullable Double atLeast,
            String verdict) {

        static KeptFigure of(Figure figure) {
            return new KeptFigure(
                    figure.name(),
                    figure.value(),
                    figure.unit(),
                    figure.target() instanceof AtMost(double limit) ? limit : null,
                    figure.target() instanceof AtLeast(double limit) ? limit : null,
                    figure.verdict().toString());
        }

        Figure figure(String bench) {
            return new Figure(bench, name, value, unit, target());
        }

        private Target target() {
            if (atMost != null) {
                return new AtMost(atMost);
            }
            return atLeast == null ? new Told() : new AtLeast(atLeast);
        }
    }

    static KeptRun of(Run run) {
        return new KeptRun(
                run.bench(),
                run.size(),
                run.commit(),
                run.machine(),
                run.took().toMillis() / MILLIS,
                run.figures().stream().map(KeptFigure::of).toList());
    }

    Run run() {
        return new Run(
                bench,
                size,
                commit,
                machine,
                Duration.ofMillis((long) (seconds * MILLIS)),
                figures.stream().map(figure -> figure.figure(bench)).toList());
    }
}
