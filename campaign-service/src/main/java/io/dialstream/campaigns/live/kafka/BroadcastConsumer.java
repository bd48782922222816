package io.dialstream.campaigns.live.kafka;

import static java.util.stream.Collectors.toMap;

import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * A consumer of all partitions, from now on (of provider accounts from the beginning), in no group:
 * every instance has sockets of its own, and what it has read is of interest only while it lives.
 */
final class BroadcastConsumer {

    private static final List<String> TOPICS =
            List.of(
                    Topics.CAMPAIGN_EVENTS,
                    Topics.CALL_STATUS,
                    Topics.CAMPAIGN_PROGRESS,
                    Topics.CAMPAIGN_STATS,
                    Topics.PROVIDER_ACCOUNTS);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Stats that were published before the start but perhaps not stored yet are read again. */
    private static final Duration STATS_LOOK_BACK = Duration.ofMinutes(10);

    private BroadcastConsumer() {}

    /** A consumer that stands where it begins; fails when Kafka or one of the topics is away. */
    static Consumer<String, String> create(
            ConsumerFactory<?, ?> factory, TopicNames names, Instant now) {
        var consumer =
                new KafkaConsumer<>(
                        configuration(factory), new StringDeserializer(), new StringDeserializer());
        try {
            begin(consumer, names, now);
            return consumer;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static Map<String, Object> configuration(ConsumerFactory<?, ?> factory) {
        var configuration = new HashMap<>(factory.getConfigurationProperties());
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Only when the log no longer has what comes next: a repeated event changes nothing.
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (_, id) -> id + "-live");
        return configuration;
    }

    private static void begin(Consumer<String, String> consumer, TopicNames names, Instant now) {
        var partitions =
                TOPICS.stream().flatMap(topic -> partitions(consumer, names.of(topic))).toList();
        consumer.assign(partitions);
        consumer.endOffsets(partitions, TIMEOUT).forEach(consumer::seek);
        seekBackInStats(consumer, partitions, now.minus(STATS_LOOK_BACK));
        consumer.seekToBeginning(
                partitions.stream()
                        .filter(partition ->
                                Topics.isNamed(Topics.PROVIDER_ACCOUNTS, partition.topic()))
                        .toList());
    }

    private static Stream<TopicPartition> partitions(
            Consumer<String, String> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic, TIMEOUT);
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic " + topic + " is not there yet");
        }
        return partitions.stream().map(p -> new TopicPartition(p.topic(), p.partition()));
    }

    private static void seekBackInStats(
            Consumer<String, String> consumer, Collection<TopicPartition> all, Instant since) {
        var times =
                all.stream()
                        .filter(partition ->
                                Topics.isNamed(Topics.CAMPAIGN_STATS, partition.topic()))
                        .collect(toMap(partition -> partition, _ -> since.toEpochMilli()));
        consumer.offsetsForTimes(times, TIMEOUT)
                .forEach((partition, first) -> {
                    if (first != null) {
                        consumer.seek(partition, first.offset());
                    }
                });
    }
}
