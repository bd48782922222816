package io.dialstream.foundation.eventlog.kafka;

import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.KnownTopic;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it is, held against one that is wanted.
 *
 * @param settings with what it has by the brokers' defaults
 */
record FoundTopic(TopicDescription description, Config settings) {

    String name() {
        return description.name();
    }

    int partitions() {
        return description.partitions().size();
    }

    KnownTopic known() {
        return new KnownTopic(
                Topics.withoutPrefix(name()), partitions(), description.topicId().toString());
    }

    /** What is wrong with it, each with what to do. */
    Stream<String> shortcomings(NewTopic wanted) {
        return Stream.concat(
                        Stream.of(copies(wanted.replicationFactor())),
                        wanted.configs().entrySet().stream().map(this::setting))
                .filter(Objects::nonNull);
    }

    private @Nullable String copies(short wanted) {
        int copies =
                description.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0);
        return copies >= wanted
                ? null
                : "%s has %d of %d copies of each partition (DIALSTREAM_EVENTLOG_REPLICATION):"
                                .formatted(name(), copies, wanted)
                        + " give it more with kafka-reassign-partitions.sh";
    }

    private @Nullable String setting(Map.Entry<String, String> wanted) {
        var entry = settings.get(wanted.getKey());
        var found = entry == null ? "" : entry.value();
        return isEnough(wanted.getKey(), found, wanted.getValue())
                ? null
                : "%s has %s=%s and needs %s:"
                                .formatted(name(), wanted.getKey(), found, wanted.getValue())
                        + " kafka-configs.sh --alter --entity-type topics --entity-name %s --add-config %s=%s"
                                .formatted(name(), wanted.getKey(), wanted.getValue());
    }

    /** Records may be kept for longer, and be in more copies before they are acknowledged. */
    private static boolean isEnough(String name, String found, String wanted) {
        return switch (name) {
            case TopicConfig.RETENTION_MS_CONFIG -> found.equals("-1") || atLeast(found, wanted);
            case TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG -> atLeast(found, wanted);
            default -> found.equals(wanted);
        };
    }

    private static boolean atLeast(String found, String wanted) {
        return !found.isEmpty() && Long.parseLong(found) >= Long.parseLong(wanted);
    }
}
