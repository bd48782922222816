package io.dialstream.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    private static final String TOPIC = "call-status";

    @TempDir private Path folder;

    private int port;
    private Process broker;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        launch();
    }

    @AfterEach
    void end() throws InterruptedException {
        broker.destroyForcibly().waitFor();
    }

    private void launch() throws IOException {
        broker = KafkaProcess.start(folder, port);
        assertThat(
                        new BufferedReader(broker.inputReader(StandardCharsets.UTF_8))
                                .lines()
                                .filter(line -> line.startsWith("127.0.0.1:"))
                                .findFirst())
                .isPresent();
    }

    @Test
    void keepsWhatItAcknowledgedWhenItsProcessIsKilledAndMakesNoTopicUnasked() throws Exception {
        assertThatNoTopicIsMadeUnasked();
        createTopic();
        send(0, 500);
        assertThat(read(500)).hasSize(500);
        send(500, 600);
        broker.destroyForcibly().waitFor();
        launch();
        assertThat(read(100)).first().isEqualTo("500");
    }

    private void assertThatNoTopicIsMadeUnasked() {
        try (KafkaProducer<String, String> producer = producer()) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("call-statu", "x")).get())
                    .isInstanceOf(ExecutionException.class);
        }
    }

    private void createTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 24, (short) 1))).all().get();
        }
    }

    private void send(int from, int to) throws Exception {
        try (KafkaProducer<String, String> producer = producer()) {
            for (int n = from; n < to; n++) {
                producer.send(new ProducerRecord<>(TOPIC, "campaign", String.valueOf(n))).get();
            }
        }
    }

    private List<String> read(int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + port,
                        "group.id",
                        "calllog",
                        "auto.offset.reset",
                        "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (values.size() < count && System.nanoTime() < end) {
                StreamSupport.stream(consumer.poll(Duration.ofMillis(500)).spliterator(), false)
                        .map(ConsumerRecord::value)
                        .forEach(values::add);
            }
            consumer.commitSync();
        }
        return values;
    }

    private KafkaProducer<String, String> producer() {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + port,
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "max.block.ms",
                        3000);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
