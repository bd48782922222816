package io.dialstream.system;

import io.dialstream.stack.testing.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The topic {@code call-status} as anybody may read it, with a plain client. */
public final class StatusRecords {

    private static final String TOPIC = "call-status";
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private StatusRecords() {}

    /** All that are there of a campaign. */
    public static List<JsonNode> of(Stage stage, String campaignId) {
        var found = new ArrayList<JsonNode>();
        try (var consumer = consumer(stage.stack.addresses().kafka())) {
            var partitions =
                    consumer.partitionsFor(TOPIC).stream()
                            .map(it -> new TopicPartition(TOPIC, it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(PATIENCE)) {
                    if (campaignId.equals(record.key())) {
                        found.add(JsonMapper.shared().readTree(record.value()));
                    }
                }
            }
        }
        return found;
    }

    private static KafkaConsumer<String, String> consumer(String kafka) {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
