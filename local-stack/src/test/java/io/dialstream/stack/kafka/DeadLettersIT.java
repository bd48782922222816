package io.dialstream.stack.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersIT {

    private static final TopicPartition SOURCE = new TopicPartition("call-status", 0);

    @TempDir private static Path folder;

    private static String bootstrapServers = "";
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void setTwoRecordsAside() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            bootstrapServers = "127.0.0.1:" + socket.getLocalPort();
        }
        kafka = EmbeddedKafka.start(folder, Integer.parseInt(bootstrapServers.substring(10)));
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic("call-status", 1, (short) 1),
                                    new NewTopic("call-status-dlt", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(letter("c1", "{broken", 7)).get();
            producer.send(letter("c2", "{\"status\": 2}", 9)).get();
        }
    }

    @AfterAll
    static void end() {
        kafka.close();
    }

    private static ProducerRecord<String, String> letter(String key, String value, long offset) {
        var letter = new ProducerRecord<>("call-status-dlt", key, value);
        letter.headers()
                .add("ce_id", (key + ":RINGING").getBytes(UTF_8))
                .add("kafka_dlt-original-topic", "call-status".getBytes(UTF_8))
                .add("kafka_dlt-original-partition", ByteBuffer.allocate(4).putInt(3).array())
                .add("kafka_dlt-original-offset", ByteBuffer.allocate(8).putLong(offset).array())
                .add("kafka_dlt-exception-message", "cannot be handled".getBytes(UTF_8));
        return letter;
    }

    @Test
    void listsThemWithWhereTheyCameFromAndWhy() {
        var letters = letters().list();

        assertThat(letters).extracting(DeadLetter::offset).containsExactly(0L, 1L);
        assertThat(letters).extracting(DeadLetter::key).containsExactly("c1", "c2");
        assertThat(letters)
                .extracting(DeadLetter::from)
                .containsExactly("call-status-3@7", "call-status-3@9");
        assertThat(letters).extracting(DeadLetter::reason).containsOnly("cannot be handled");
        assertThat(letters).extracting(DeadLetter::value).contains("{broken");
    }

    @Test
    void sendsOneAgainAsItWasAndKeepsIt() {
        int before = sent().size();

        assertThat(letters().replay(offset -> offset == 1)).isEqualTo(1);
        assertThat(letters().replay(offset -> offset == 5)).isZero();

        assertThat(sent()).hasSize(before + 1);
        var record = sent().getLast();
        assertThat(record.key()).isEqualTo("c2");
        assertThat(record.value()).isEqualTo("{\"status\": 2}");
        assertThat(record.headers().toArray())
                .singleElement()
                .satisfies(header -> assertThat(header.key()).isEqualTo("ce_id"));
        assertThat(letters().list()).hasSize(2);
    }

    private static DeadLetters letters() {
        return new DeadLetters(
                "call-status",
                Map.of("bootstrap.servers", bootstrapServers),
                Duration.ofSeconds(10));
    }

    private static List<ConsumerRecord<String, String>> sent() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(SOURCE));
            consumer.seekToBeginning(List.of(SOURCE));
            var end = consumer.endOffsets(List.of(SOURCE)).getOrDefault(SOURCE, 0L);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (consumer.position(SOURCE) < end) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
            return records;
        }
    }
}
