package io.dialstream.ingest.route.kafka;

import io.dialstream.events.EventJson;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.ingest.request.SeldomWarning;
import io.dialstream.ingest.route.NumberRoutes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings all records of {@code number-routes}, from the first one, to {@link NumberRoutes} until it
 * is stopped. It is in no group: each instance needs all of them. While Kafka is away it waits, and
 * then goes on where it was. A record that cannot be read is left out.
 */
class NumberRouteReader implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(NumberRouteReader.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_MILLIS = 500;

    /** Polls that may bring nothing before the end is reached. */
    private static final int MAX_IDLE_POLLS = 20;

    private final SeldomWarning stale =
            new SeldomWarning(
                    "Kafka refuses the routes of numbers: calls that come in are answered with"
                            + " those that were read before.");
    private final Consumer<String, String> consumer;
    private final String topic;
    private final NumberRoutes routes;
    private final CountDownLatch stopped = new CountDownLatch(1);

    NumberRouteReader(Consumer<String, String> consumer, String topic, NumberRoutes routes) {
        this.consumer = consumer;
        this.topic = topic;
        this.routes = routes;
    }

    /** A reader of its own consumer with the client's usual settings, changed where it must be. */
    static NumberRouteReader of(Map<String, Object> settings, String topic, NumberRoutes routes) {
        var own = new HashMap<>(settings);
        own.remove(ConsumerConfig.GROUP_ID_CONFIG);
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (_, id) -> id + "-routes");
        return new NumberRouteReader(
                new KafkaConsumer<>(own, new StringDeserializer(), new StringDeserializer()),
                topic,
                routes);
    }

    /**
     * Reads what is there now, and returns when all of it is in memory.
     *
     * @throws IllegalStateException when the topic is not there, or nothing comes for a while
     * @throws org.apache.kafka.common.KafkaException when Kafka is away
     */
    void readToEnd() {
        var partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions, TIMEOUT);
        int idle = 0;
        while (!isRead(ends)) {
            var records = consumer.poll(POLL);
            records.forEach(this::handle);
            idle = records.isEmpty() ? idle + 1 : 0;
            if (idle > MAX_IDLE_POLLS) {
                throw new IllegalStateException("Kafka does not show all routes");
            }
        }
    }

    private List<TopicPartition> partitions() {
        var partitions = consumer.partitionsFor(topic, TIMEOUT);
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic " + topic + " is not there yet");
        }
        return partitions.stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), TIMEOUT) >= end.getValue());
    }

    @Override
    public void run() {
        try (consumer) {
            while (stopped.getCount() > 0) {
                read();
            }
        } catch (InterruptException | InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() throws InterruptedException {
        try {
            consumer.poll(POLL).forEach(this::handle);
        } catch (InterruptException e) {
            throw e;
        } catch (WakeupException _) {
            // The service stops.
        } catch (RuntimeException e) {
            log.debug("Routes of numbers cannot be read: {}", e.getMessage());
            stale.warn();
            boolean _ = stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void handle(ConsumerRecord<String, String> record) {
        try {
            routes.handle((NumberRouteChanged) EventJson.read(record.topic(), record.value()));
        } catch (RuntimeException e) {
            log.warn(
                    "A record of {} at offset {} is left out, because it cannot be read: {}",
                    record.topic(),
                    record.offset(),
                    e.getClass().getSimpleName());
        }
    }

    /** Whether it polls or waits: it ends now. */
    void stop() {
        stopped.countDown();
        consumer.wakeup();
    }

    /** Gives up a reader that does not run; nobody else may use it meanwhile. */
    void close() {
        consumer.close();
    }
}
