package io.dialstream.foundation.eventlog.kafka;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLogProperties;
import io.dialstream.foundation.eventlog.KnownTopics;
import io.dialstream.foundation.readiness.Preparation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates the topics that are missing and leaves existing ones alone: adding partitions in place
 * would move campaigns to other partitions while their calls are live. Refuses to go on when an
 * existing one is not what the services rely on, and when it is another one than that which the
 * stored data was made of.
 */
class TopicsPreparation implements Preparation {

    private static final long TIMEOUT_SECONDS = 10;

    private final KafkaAdmin kafkaAdmin;
    private final EventLogProperties properties;
    private final Optional<KnownTopics> known;

    /**
     * A preparation.
     *
     * @param known none where nothing is stored
     */
    TopicsPreparation(
            KafkaAdmin kafkaAdmin, EventLogProperties properties, Optional<KnownTopics> known) {
        this.kafkaAdmin = kafkaAdmin;
        this.properties = properties;
        this.known = known;
    }

    @Override
    public String name() {
        return "Kafka topics";
    }

    @Override
    public void prepare() {
        try (var admin = Admin.create(kafkaAdmin.getConfigurationProperties())) {
            var wanted = createMissing(admin);
            check(wanted, found(admin, wanted));
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within %d s".formatted(TIMEOUT_SECONDS), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    (e.getCause() == null ? e : e.getCause()).getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were created", e);
        }
    }

    private List<NewTopic> createMissing(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        var existing = await(admin.listTopics().names());
        var wanted = new WantedTopics(properties).all(partitions(admin, existing));
        var missing = wanted.stream().filter(topic -> !existing.contains(topic.name())).toList();
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                await(created);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        return wanted;
    }

    /** As many as campaigns have already: a topic that a later version adds lies beside theirs. */
    private int partitions(Admin admin, Set<String> existing)
            throws ExecutionException, InterruptedException, TimeoutException {
        var campaigns = properties.names().of(Topics.CAMPAIGN_EVENTS);
        return existing.contains(campaigns)
                ? requireNonNull(describe(admin, Set.of(campaigns)).get(campaigns))
                        .partitions()
                        .size()
                : properties.partitions();
    }

    private static Map<String, FoundTopic> found(Admin admin, List<NewTopic> wanted)
            throws ExecutionException, InterruptedException, TimeoutException {
        var names = wanted.stream().map(NewTopic::name).toList();
        var settings = settings(admin, names);
        return describe(admin, names).values().stream()
                .map(topic ->
                        new FoundTopic(topic, requireNonNull(settings.get(resource(topic.name())))))
                .collect(toMap(FoundTopic::name, identity()));
    }

    private static Map<String, TopicDescription> describe(Admin admin, Collection<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        return await(admin.describeTopics(topics).allTopicNames());
    }

    private static Map<ConfigResource, Config> settings(Admin admin, List<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        var resources = topics.stream().map(TopicsPreparation::resource).toList();
        return await(admin.describeConfigs(resources).all());
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T await(KafkaFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private void check(List<NewTopic> wanted, Map<String, FoundTopic> found) {
        var shortcomings =
                wanted.stream()
                        .flatMap(topic ->
                                requireNonNull(found.get(topic.name())).shortcomings(topic));
        refuse(Stream.concat(shortcomings, differing(found)));
        // Only now, so that none is remembered as it should not be.
        refuse(others(found));
    }

    private static void refuse(Stream<String> reasons) {
        var all = reasons.toList();
        if (!all.isEmpty()) {
            throw new IllegalStateException(String.join("; ", all));
        }
    }

    private Stream<String> differing(Map<String, FoundTopic> found) {
        var partitions =
                WantedTopics.CO_PARTITIONED.stream()
                        .map(topic -> requireNonNull(found.get(properties.names().of(topic))))
                        .collect(toMap(FoundTopic::name, FoundTopic::partitions));
        return new HashSet<>(partitions.values()).size() == 1
                ? Stream.empty()
                : Stream.of("these topics must have the same number of partitions: " + partitions);
    }

    private Stream<String> others(Map<String, FoundTopic> found) {
        return known.stream()
                .flatMap(topics ->
                        WantedTopics.REFERRED_TO.stream()
                                .map(topic ->
                                        requireNonNull(found.get(properties.names().of(topic))))
                                .flatMap(topic -> other(topic, topics)));
    }

    private static Stream<String> other(FoundTopic topic, KnownTopics known) {
        var found = topic.known();
        var stored = known.firstMet(found);
        if (stored.equals(found)) {
            return Stream.empty();
        }
        var what =
                stored.partitions() == found.partitions()
                        ? "%s is not the topic that the stored data was made of"
                                .formatted(topic.name())
                        : "%s has %d partitions and had %d when the stored data was made"
                                .formatted(topic.name(), found.partitions(), stored.partitions());
        return Stream.of(
                what
                        + ": bring that one back, or see \"Adding partitions\" and \"A topic was"
                        + " created anew\" in docs/operations.md");
    }
}
