package io.dialstream.benchmarks;

import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.launch.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One thing that is measured. */
public interface Bench {

    /** What it is called on the command line and in the report. */
    String name();

    /** What must run, and nothing else. */
    default Set<Part> parts() {
        return EnumSet.allOf(Part.class);
    }

    /** How many processes of a part run. */
    default int instances(Part part) {
        return 1;
    }

    /** What Java is told besides where the database runs; a large one may need more memory. */
    default String databaseOptions() {
        return "";
    }

    /** Measures on a running stack; {@code quick} is a smaller run of the same. */
    List<Figure> run(Rig rig, boolean quick);
}
