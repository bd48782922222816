package io.dialstream.foundation.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * What is kept in one document. Immutable, and equal to another one that says the same.
 *
 * @param <S> its own type
 */
public interface Aggregate<S extends Aggregate<S>> {

    /** The key of every record about it. */
    String id();

    /** Of the co-partitioned topics, where the records about it lie; null before the first. */
    @Nullable Integer partition();

    /** How often it was written; 0 for one that never was. */
    long version();

    /** The same one write later. */
    S written();

    /** Whether something is under way in it, so that it is worth remembering between two inputs. */
    boolean isActive();
}
