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
     * The same work with what else has to be read for this state. What is read is never older than
     * the state: if that proves to be outdated, both are read again.
     */
    default Work<I> completed(S state, Work<I> work, Instant now) {
        return work;
    }
}
