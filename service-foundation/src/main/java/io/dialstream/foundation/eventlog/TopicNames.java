package io.dialstream.foundation.eventlog;

import io.dialstream.events.Topics;

/**
 * The topics' names in this installation. Two that share a cluster have different prefixes, for
 * topics and for groups.
 *
 * @param prefix empty unless told; with whatever separates it, such as {@code acme.}
 */
public record TopicNames(String prefix) {

    /** Comes before the topics of a listener, whose annotation takes no more than a constant. */
    public static final String PREFIX = "${dialstream.event-log.prefix}";

    /** The name of a topic of {@link Topics} here. */
    public String of(String topic) {
        return prefix + topic;
    }
}
