package io.dialstream.campaigns.live.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveEventsReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.CALL_STATUS, 0);

    private final MockConsumer<String, String> kafka = new MockConsumer<>("earliest");
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final LiveEventsReader reader = new LiveEventsReader(kafka, this::handle);
    private final Thread thread = Thread.ofPlatform().unstarted(reader);

    private void handle(String topic, String campaignId, String value) {
        if (value.equals("unreadable")) {
            throw new IllegalArgumentException(value);
        }
        handled.add(value);
    }

    @BeforeEach
    void start() {
        kafka.assign(List.of(PARTITION));
        kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
        kafka.seek(PARTITION, 0);
    }

    @AfterEach
    void stop() throws InterruptedException {
        reader.stop();
        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void goesOnAfterARecordThatCannotBeRead() {
        written("first", "unreadable", "second");
        thread.start();
        awaitHeard("first", "second");
    }

    @Test
    void goesOnWhereItWasWhenKafkaComesBack() {
        written("first");
        thread.start();
        awaitHeard("first");
        kafka.setPollException(new KafkaException("away"));
        kafka.schedulePollTask(() -> written("second"));
        awaitHeard("first", "second");
    }

    private long next;

    private void written(String... values) {
        for (var value : values) {
            kafka.addRecord(
                    new ConsumerRecord<>(
                            PARTITION.topic(), PARTITION.partition(), next++, "campaign", value));
        }
    }

    private void awaitHeard(String... values) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(handled).containsExactly(values));
    }
}
