package io.dialstream.ingest.callback;

import io.dialstream.foundation.problem.FieldProblem;
import java.util.List;

/** What became of a status callback. */
public sealed interface Receipt {

    /** The event log has acknowledged it. */
    record Taken() implements Receipt {}

    /** It lacks what every callback has, or says it twice. */
    record Malformed(List<FieldProblem> problems) implements Receipt {}

    /** The event log did not acknowledge it: the provider must send it again. */
    record Unavailable() implements Receipt {}
}
