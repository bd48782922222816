package io.dialstream.foundation.eventlog.kafka;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLogProperties;
import io.dialstream.foundation.eventlog.TopicNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics as the services rely on them, and as they make those that are missing. */
final class WantedTopics {

    /** With the same key in the same partition, so that one instance owns all of a campaign. */
    static final Set<String> CO_PARTITIONED =
            Set.of(
                    Topics.CAMPAIGN_EVENTS,
                    Topics.DIAL_COMMANDS,
                    Topics.CALL_STATUS,
                    Topics.CALL_RETURNS);

    /** Stored data names their partitions or offsets. */
    static final Set<String> REFERRED_TO =
            Stream.concat(CO_PARTITIONED.stream(), Stream.of(Topics.INCOMING_CALLS))
                    .collect(toUnmodifiableSet());

    /** Of so many copies one may be away, and whatever is acknowledged is still in two. */
    private static final short COPIES_TO_LOSE_ONE = 3;

    private final short replication;
    private final TopicNames names;

    WantedTopics(EventLogProperties properties) {
        this.replication = properties.replication();
        this.names = properties.names();
    }

    /** Before a record is acknowledged. */
    int copiesInSync() {
        return replication >= COPIES_TO_LOSE_ONE ? 2 : 1;
    }

    List<NewTopic> all(int partitions) {
        return List.of(
                kept(Topics.CAMPAIGN_EVENTS, partitions, Duration.ofDays(30)),
                kept(Topics.DIAL_COMMANDS, partitions, Duration.ofDays(1)),
                kept(Topics.CALL_STATUS, partitions, Duration.ofDays(30)),
                compacted(Topics.CAMPAIGN_PROGRESS, partitions),
                compacted(Topics.CAMPAIGN_STATS, partitions),
                kept(Topics.CALL_RECORDS, partitions, Duration.ofDays(30)),
                kept(Topics.OPT_OUTS, partitions, Duration.ofDays(30)),
                compacted(Topics.PROVIDER_ACCOUNTS, 1),
                compacted(Topics.NUMBER_ROUTES, 1),
                kept(Topics.INCOMING_CALLS, partitions, Duration.ofDays(30)),
                kept(Topics.CALL_RETURNS, partitions, Duration.ofDays(30)),
                single(Topics.CALL_STATUS_UNMATCHED),
                single(Topics.deadLetters(Topics.CAMPAIGN_EVENTS)),
                single(Topics.deadLetters(Topics.DIAL_COMMANDS)),
                single(Topics.deadLetters(Topics.CALL_STATUS)),
                single(Topics.deadLetters(Topics.CALL_STATUS_UNMATCHED)),
                single(Topics.deadLetters(Topics.CAMPAIGN_PROGRESS)),
                single(Topics.deadLetters(Topics.CAMPAIGN_STATS)),
                single(Topics.deadLetters(Topics.CALL_RECORDS)),
                single(Topics.deadLetters(Topics.OPT_OUTS)),
                single(Topics.deadLetters(Topics.PROVIDER_ACCOUNTS)),
                single(Topics.deadLetters(Topics.NUMBER_ROUTES)),
                single(Topics.deadLetters(Topics.INCOMING_CALLS)),
                single(Topics.deadLetters(Topics.CALL_RETURNS)));
    }

    private NewTopic kept(String name, int partitions, Duration retention) {
        return topic(name, partitions, retention(retention));
    }

    private NewTopic compacted(String name, int partitions) {
        return topic(
                name,
                partitions,
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private NewTopic single(String name) {
        return topic(name, 1, retention(Duration.ofDays(30)));
    }

    private NewTopic topic(String name, int partitions, Map<String, String> configs) {
        var all = new HashMap<>(configs);
        if (copiesInSync() > 1) {
            all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(copiesInSync()));
        }
        return new NewTopic(names.of(name), partitions, replication).configs(all);
    }

    private static Map<String, String> retention(Duration retention) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.toMillis()));
    }
}
