package io.dialstream.foundation.eventlog.kafka;

import static java.util.stream.Collectors.toMap;

import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLogProperties;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates the topics that are missing and leaves existing ones alone: adding partitions in place
 * would move campaigns to other partitions while their calls are live. Refuses to go on when the
 * co-partitioned topics differ in their number of partitions.
 */
class TopicsPreparation implements Preparation {

    private static final long TIMEOUT_SECONDS = 10;
    private static final Set<String> CO_PARTITIONED =
            Set.of(
                    Topics.CAMPAIGN_EVENTS,
                    Topics.DIAL_COMMANDS,
                    Topics.CALL_STATUS,
                    Topics.CALL_RETURNS);

    private final KafkaAdmin kafkaAdmin;
    private final EventLogProperties properties;

    TopicsPreparation(KafkaAdmin kafkaAdmin, EventLogProperties properties) {
        this.kafkaAdmin = kafkaAdmin;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "Kafka topics";
    }

    @Override
    public void prepare() {
        try (var admin = Admin.create(kafkaAdmin.getConfigurationProperties())) {
            createMissing(admin);
            checkCoPartitioning(admin);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka topics: " + (e.getCause() == null ? e : e.getCause()).getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were created", e);
        }
    }

    private void createMissing(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        var existing = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        int partitions = partitions(admin, existing);
        var missing =
                topics(partitions).stream()
                        .filter(topic -> !existing.contains(topic.name()))
                        .toList();
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    /** As many as campaigns have already: a topic that a later version adds lies beside theirs. */
    private int partitions(Admin admin, Set<String> existing)
            throws ExecutionException, InterruptedException, TimeoutException {
        return existing.contains(Topics.CAMPAIGN_EVENTS)
                ? partitionsOf(admin, Set.of(Topics.CAMPAIGN_EVENTS))
                        .getOrDefault(Topics.CAMPAIGN_EVENTS, properties.partitions())
                : properties.partitions();
    }

    private static Map<String, Integer> partitionsOf(Admin admin, Set<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin
                .describeTopics(topics)
                .allTopicNames()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .collect(toMap(t -> t.name(), t -> t.partitions().size()));
    }

    private static void checkCoPartitioning(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        var partitions = partitionsOf(admin, CO_PARTITIONED);
        if (new HashSet<>(partitions.values()).size() != 1) {
            throw new IllegalStateException(
                    "these topics must have the same number of partitions: " + partitions);
        }
    }

    private List<NewTopic> topics(int partitions) {
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
        return new NewTopic(name, partitions, properties.replication()).configs(configs);
    }

    private static Map<String, String> retention(Duration retention) {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }
}
