package io.dialstream.foundation.aggregate;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is read for a whole batch before it is decided on. */
public interface Intake<S, I> {

    /**
     * The states in which aggregates begin of which nothing is stored, by their ids; those that are
     * left out do not begin with this work.
     */
    Map<String, S> begin(Collection<Work<I>> works);

    /**
     * The same work, in order, without inputs that are of no interest any more. Asked after the
     * states were read: what leaves a state in between is found where it has gone.
     */
    default List<Work<I>> screened(List<Work<I>> works) {
        return works;
    }

    /**
     * What else has to be read for some of the states, as one input more, by their ids; asked once
     * for the whole work. What is read is never older than its state: if that proves to be
     * outdated, both are read again.
     */
    default Map<String, I> additions(
            Collection<Work<I>> works, Map<String, S> states, Instant now) {
        return Map.of();
    }
}
