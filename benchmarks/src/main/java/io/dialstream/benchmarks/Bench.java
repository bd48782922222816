package io.dialstream.benchmarks;

import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Rig;
import java.util.List;

/** One thing that is measured. */
public interface Bench {

    /** What it is called on the command line and in the report. */
    String name();

    /** Measures on a running stack; {@code quick} is a smaller run of the same. */
    List<Figure> run(Rig rig, boolean quick);
}
