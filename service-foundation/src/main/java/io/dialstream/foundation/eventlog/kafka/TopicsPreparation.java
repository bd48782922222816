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
            Set.of(Topics.CAMPAIGN_EVENTS, Topics.DIAL_COMMANDS, Topics.CALL_STATUS);

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
        var missing = topics().stream().filter(topic -> !existing.contains(topic.name())).toList();
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

    private static void checkCoPartitioning(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        var partitions =
                admin
                        .describeTopics(CO_PARTITIONED)
                        .allTopicNames()
                        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                        .values()
                        .stream()
                        .collect(toMap(t -> t.name(), t -> t.partitions().size()));
        if (new HashSet<>(partitions.values()).size() != 1) {
            throw new IllegalStateException(
                    "these topics must have the same number of partitions: " + partitions);
        }
    }

    private List<NewTopic> topics() {
        return List.of(
                kept(Topics.CAMPAIGN_EVENTS, Duration.ofDays(30)),
                kept(Topics.DIAL_COMMANDS, Duration.ofDays(1)),
                kept(Topics.CALL_STATUS, Duration.ofDays(30)),
                compacted(Topics.CAMPAIGN_PROGRESS, properties.partitions()),
                compacted(Topics.CAMPAIGN_STATS, properties.partitions()),
                kept(Topics.CALL_RECORDS, Duration.ofDays(30)),
                kept(Topics.OPT_OUTS, Duration.ofDays(30)),
                compacted(Topics.PROVIDER_ACCOUNTS, 1),
                single(Topics.CALL_STATUS_UNMATCHED),
                single(Topics.deadLetters(Topics.CAMPAIGN_EVENTS)),
                single(Topics.deadLetters(Topics.DIAL_COMMANDS)),
                single(Topics.deadLetters(Topics.CALL_STATUS)),
                single(Topics.deadLetters(Topics.CALL_STATUS_UNMATCHED)),
                single(Topics.deadLetters(Topics.CAMPAIGN_PROGRESS)),
                single(Topics.deadLetters(Topics.CAMPAIGN_STATS)),
                single(Topics.deadLetters(Topics.CALL_RECORDS)),
                single(Topics.deadLetters(Topics.OPT_OUTS)),
                single(Topics.deadLetters(Topics.PROVIDER_ACCOUNTS)));
    }

    private NewTopic kept(String name, Duration retention) {
        return topic(name, properties.partitions(), retention(retention));
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
