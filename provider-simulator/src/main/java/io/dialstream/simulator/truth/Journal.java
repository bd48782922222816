package io.dialstream.simulator.truth;

import java.util.List;
import java.util.function.Consumer;

/** Where facts are written down. What was appended survives, in order. */
public interface Journal {

    /** Writes the fact down; returns when it would survive the end of the process. */
    void append(Fact fact);

    /** Tells all facts, oldest first. */
    void replay(Consumer<Fact> reader);

    /** Forgets everything but these facts, at once or not at all. */
    void startAnew(List<Fact> facts);
}
