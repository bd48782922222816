/**
 * A real Kafka broker of one node, without ZooKeeper or a container, whose data survive the death
 * of its process.
 */
@NullMarked
package io.dialstream.stack.kafka;

import org.jspecify.annotations.NullMarked;
