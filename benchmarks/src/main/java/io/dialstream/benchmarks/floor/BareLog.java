package io.dialstream.benchmarks.floor;

import io.dialstream.benchmarks.floor.Workload.Amount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records of a topic, each acknowledged before the next one, and consumers that read all of it. */
final class BareLog implements AutoCloseable {

    private static final String TOPIC = "floor";
    private static final int PARTITIONS = 12;
    private static final Duration POLL = Duration.ofMillis(500);

    private final Amount records;
    private final byte[] value;
    private final KafkaProducer<byte[], byte[]> producer;

    BareLog(Workload workload) throws InterruptedException, ExecutionException {
        this.records = workload.records();
        this.value = new byte[records.bytes()];
        RandomGenerator.getDefault().nextBytes(value);
        try (var admin = Admin.create(Map.of("bootstrap.servers", workload.kafka()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
        }
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", workload.kafka(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        for (int i = 0; i < workload.readers(); i++) {
            Thread.ofPlatform().daemon().start(() -> read(workload.kafka()));
        }
    }

    private void read(String kafka) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(
                    IntStream.range(0, PARTITIONS)
                            .mapToObj(number -> new TopicPartition(TOPIC, number))
                            .toList());
            consumer.seekToBeginning(consumer.assignment());
            while (true) {
                var _ = consumer.poll(POLL);
            }
        }
    }

    /** As many as belong to a round. */
    void write(int round) {
        for (int i = records.in(round); i > 0; i--) {
            try {
                var _ = producer.send(new ProducerRecord<>(TOPIC, value)).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Those who read end with the process. */
    @Override
    public void close() {
        producer.close();
    }
}
