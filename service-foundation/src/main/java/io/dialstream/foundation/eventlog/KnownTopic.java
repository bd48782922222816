package io.dialstream.foundation.eventlog;

/**
 * A topic that stored data refers to, by partition and offset.
 *
 * @param name of {@code Topics}: with another prefix it is another topic, not another name
 * @param id Kafka's, which a topic that is created anew does not keep
 */
public record KnownTopic(String name, int partitions, String id) {}
