package io.dialstream.foundation.eventlog.kafka;

import org.springframework.boot.health.contributor.Health;

/**
 * What a look at the cluster has shown.
 *
 * @param nodes brokers that the cluster knows
 * @param partitions of {@code call-status}; 0 before it exists
 * @param unwritable those of them that take no record: without a leader, or with too few copies in
 *     sync
 */
record KafkaSight(int nodes, int partitions, int unwritable) {

    /** DOWN when nobody is served. With some of many partitions away, the others go on. */
    Health health() {
        var health = partitions == 0 || unwritable < partitions ? Health.up() : Health.down();
        health.withDetail("nodes", nodes);
        if (unwritable > 0) {
            health.withDetail("unwritablePartitions", "%d of %d".formatted(unwritable, partitions));
        }
        return health.build();
    }
}
