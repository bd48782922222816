package io.dialstream.foundation.eventlog.kafka;

/**
 * What a look at the cluster has shown.
 *
 * @param nodes brokers that the cluster knows
 * @param partitions of {@code call-status}; 0 before it exists
 * @param unwritable those of them that take no record: without a leader, or with too few copies in
 *     sync
 */
record KafkaSight(int nodes, int partitions, int unwritable) {

    /** Whether somebody is served. With some of many partitions away, the others go on. */
    boolean isWritable() {
        return partitions == 0 || unwritable < partitions;
    }
}
