package io.dialstream.stack.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The dead letters of a topic: what the services' error handler put into {@code <topic>-dlt}, with
 * the reason in headers that begin with {@code kafka_dlt-}.
 */
public final class DeadLetters {

    private static final String SUFFIX = "-dlt";
    private static final String HEADER = "kafka_dlt-";
    private static final Duration POLL = Duration.ofSeconds(1);

    private final String topic;
    private final Map<String, Object> client;

    /**
     * Of this topic.
     *
     * @param client where Kafka is, and what it asks of its clients
     * @param patience how long Kafka may take to answer; then a {@link
     *     org.apache.kafka.common.errors.TimeoutException} says that it did not
     */
    public DeadLetters(String topic, Map<String, String> client, Duration patience) {
        this.topic = topic;
        this.client = new HashMap<>(client);
        int millis = Math.toIntExact(patience.toMillis());
        this.client.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        this.client.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
    }

    /** All there are, oldest first. */
    public List<DeadLetter> list() {
        return read().stream().map(DeadLetters::described).toList();
    }

    /**
     * Publishes those at the chosen offsets once more where they came from, with key, value and
     * headers as they were, and waits for the acknowledgement. They stay where they are. Returns
     * how many there were.
     */
    public int replay(Predicate<Long> chosen) {
        var letters = read().stream().filter(letter -> chosen.test(letter.offset())).toList();
        try (var producer = new KafkaProducer<byte[], byte[]>(producing())) {
            for (var letter : letters) {
                producer.send(asItWas(letter)).get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure
                    ? failure
                    : new KafkaException("Kafka did not acknowledge", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
        return letters.size();
    }

    private ProducerRecord<byte[], byte[]> asItWas(ConsumerRecord<byte[], byte[]> letter) {
        List<Header> headers =
                StreamSupport.stream(letter.headers().spliterator(), false)
                        .filter(header -> !header.key().startsWith(HEADER))
                        .toList();
        return new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers);
    }

    /** Up to the end as it is now; what is set aside meanwhile is for the next time. */
    private List<ConsumerRecord<byte[], byte[]>> read() {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(consuming())) {
            var partitions =
                    consumer.partitionsFor(topic + SUFFIX).stream()
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(letters::add);
            }
            return letters;
        }
    }

    private Map<String, Object> consuming() {
        var settings = new HashMap<>(client);
        settings.put(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName());
        settings.put(
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private Map<String, Object> producing() {
        var settings = new HashMap<>(client);
        settings.remove(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG);
        settings.put(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        return settings;
    }

    private static DeadLetter described(ConsumerRecord<byte[], byte[]> letter) {
        var headers = letter.headers();
        return new DeadLetter(
                letter.offset(),
                Instant.ofEpochMilli(letter.timestamp()),
                text(letter.key()),
                "%s-%d@%d"
                        .formatted(
                                text(headers, "original-topic"),
                                number(headers, "original-partition"),
                                number(headers, "original-offset")),
                text(headers, "exception-message"),
                text(letter.value()));
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(HEADER + name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static long number(Headers headers, String name) {
        var header = headers.lastHeader(HEADER + name);
        if (header == null) {
            return -1;
        }
        var bytes = ByteBuffer.wrap(header.value());
        return bytes.remaining() == Integer.BYTES ? bytes.getInt() : bytes.getLong();
    }
}
