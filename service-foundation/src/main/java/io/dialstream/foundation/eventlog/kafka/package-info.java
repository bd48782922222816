/** The event log in Kafka: CloudEvents headers, topics, dead letters, partition ownership. */
@NullMarked
package io.dialstream.foundation.eventlog.kafka;

import org.jspecify.annotations.NullMarked;
