/**
 * Real Kafka brokers, without ZooKeeper or a container, whose data survive the death of its
 * process.
 */
@NullMarked
package io.dialstream.stack.kafka;

import org.jspecify.annotations.NullMarked;
