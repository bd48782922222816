package io.dialstream.foundation.aggregate;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Where aggregates of one kind are stored. Every implementation is held by {@code
 * AggregateStoreContract}.
 */
public interface AggregateStore<S extends Aggregate<S>> {

    /** Those that were ever written, by their ids. */
    Map<String, S> load(Collection<String> ids);

    /**
     * Writes an aggregate as {@link Aggregate#written()}, if the stored one still has its version;
     * one of version 0 if there is none. False when somebody else has written it since.
     */
    boolean save(S aggregate);

    /**
     * As {@link #save(Aggregate)}, for a store that writes what has changed and not the rest.
     *
     * @param before what it was made of, as it is stored under its version
     */
    default boolean save(S aggregate, S before) {
        return save(aggregate);
    }

    /** Those of these partitions that somebody has to go on with. */
    Collection<S> unfinished(Set<Integer> partitions);
}
