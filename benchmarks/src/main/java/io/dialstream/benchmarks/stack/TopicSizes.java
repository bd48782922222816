package io.dialstream.benchmarks.stack;

import io.dialstream.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How many records were ever written to each topic. */
public final class TopicSizes {

    private static final List<String> TOPICS =
            List.of(
                    Topics.CAMPAIGN_EVENTS,
                    Topics.DIAL_COMMANDS,
                    Topics.CALL_STATUS,
                    Topics.CAMPAIGN_PROGRESS,
                    Topics.CAMPAIGN_STATS,
                    Topics.CALL_RECORDS);

    private TopicSizes() {}

    /** By topic. */
    public static Map<String, Long> read(Rig rig) {
        Map<String, Object> settings =
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, rig.stack().addresses().kafka());
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<String, Long> sizes = new TreeMap<>();
            for (String topic : TOPICS) {
                List<TopicPartition> partitions =
                        consumer.partitionsFor(topic).stream()
                                .map(each -> new TopicPartition(topic, each.partition()))
                                .toList();
                // Asked of partitions that are not assigned, the consumer answers as well, but
                // warns.
                consumer.assign(partitions);
                sizes.put(
                        topic,
                        consumer.endOffsets(partitions).values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
            }
            return sizes;
        }
    }
}
