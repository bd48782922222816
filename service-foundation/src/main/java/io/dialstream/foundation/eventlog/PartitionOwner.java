package io.dialstream.foundation.eventlog;

import java.util.Set;

/**
 * Told which partitions of the co-partitioned topics this instance owns: everything about a
 * campaign lies in one partition number, and one instance of a service owns that number. Called on
 * the consumer's thread, before a record of a gained partition is delivered and before a given-up
 * partition goes to another instance.
 */
public interface PartitionOwner {

    /** These partitions are ours from now on. Must not block for long. */
    void gained(Set<Integer> partitions);

    /**
     * These partitions are about to be given up, or were already lost when {@code inTime} is false:
     * another instance may own them by now.
     */
    void givenUp(Set<Integer> partitions, boolean inTime);
}
