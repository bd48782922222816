package io.dialstream.foundation.eventlog;

/**
 * A topic that stored data refers to, by partition and offset.
 *
 * @param id Kafka's, which a topic that is created anew does not keep
 */
public record KnownTopic(String name, int partitions, String id) {}
