package io.dialstream.campaigns.live.kafka;

import io.dialstream.events.Topics;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every record to the watchers of this instance until it is stopped. While Kafka is away it
 * waits, and then goes on where it was. A record that cannot be read is somebody else's to complain
 * about: the listeners move it to the dead letters.
 */
class LiveEventsReader implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(LiveEventsReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long PAUSE_MILLIS = 500;

    private final Consumer<String, String> consumer;
    private final Watchers watchers;
    private final CountDownLatch stopped = new CountDownLatch(1);

    LiveEventsReader(Consumer<String, String> consumer, Watchers watchers) {
        this.consumer = consumer;
        this.watchers = watchers;
    }

    /** Those to whom records are brought. */
    interface Watchers {
        void handle(String topic, String campaignId, String value);
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

    /** Whether it polls or waits: it ends now. */
    void stop() {
        stopped.countDown();
        consumer.wakeup();
    }

    private void read() throws InterruptedException {
        try {
            consumer.poll(POLL).forEach(this::handle);
        } catch (InterruptException e) {
            throw e;
        } catch (WakeupException _) {
            // The service stops.
        } catch (RuntimeException e) {
            log.warn("Live events cannot be read: {}", e.getMessage());
            boolean _ = stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void handle(ConsumerRecord<String, String> record) {
        try {
            watchers.handle(Topics.withoutPrefix(record.topic()), record.key(), record.value());
        } catch (RuntimeException e) {
            log.warn("A record of {} cannot be shown: {}", record.topic(), e.getClass());
        }
    }
}
