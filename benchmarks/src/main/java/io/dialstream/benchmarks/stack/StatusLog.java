package io.dialstream.benchmarks.stack;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.EventJson;
import io.dialstream.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads {@code call-status} from now on, and notes when each record could first be read. */
public final class StatusLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, String> consumer;
    private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private volatile boolean closing;

    /**
     * An event in the log.
     *
     * @param seenAt when a consumer on this machine had it
     */
    public record Sighting(CallStatusChanged event, Instant seenAt) {}

    public StatusLog(Rig rig) {
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                rig.stack().addresses().kafka()),
                        new StringDeserializer(),
                        new StringDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.CALL_STATUS).stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.reader = Thread.ofPlatform().name("status-log").start(this::read);
    }

    private void read() {
        while (!closing) {
            var records = consumer.poll(POLL);
            Instant now = Instant.now();
            records.forEach(record -> sightings.add(sighting(record, now)));
        }
        consumer.close();
    }

    private static Sighting sighting(ConsumerRecord<String, String> record, Instant now) {
        return new Sighting(
                (CallStatusChanged) EventJson.read(record.topic(), record.value()), now);
    }

    /** What was seen so far, in no order between campaigns. */
    public List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
