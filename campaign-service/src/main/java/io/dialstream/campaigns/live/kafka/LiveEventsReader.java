package io.dialstream.campaigns.live.kafka;

import io.dialstream.campaigns.live.LiveCampaigns;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings every record to the watchers of this instance. While Kafka is away it waits, and then goes
 * on where it was. A record that cannot be read is somebody else's to complain about: the listeners
 * move it to the dead letters.
 */
@Component
class LiveEventsReader implements Preparation, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LiveEventsReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long PAUSE_MILLIS = 1_000;

    private final ConsumerFactory<?, ?> factory;
    private final LiveCampaigns campaigns;
    private final Clock clock;
    private @Nullable Thread thread;
    private volatile boolean stopped;

    LiveEventsReader(ConsumerFactory<?, ?> factory, LiveCampaigns campaigns, Clock clock) {
        this.factory = factory;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "live events";
    }

    /** Begins to read; sockets are let in from then on, so that none can miss anything. */
    @Override
    public synchronized void prepare() {
        var consumer = WholeLog.consumer(factory, clock.instant());
        thread = Thread.ofVirtual().name("live-events").start(() -> readFrom(consumer));
        campaigns.open();
    }

    @Override
    public synchronized void destroy() throws InterruptedException {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(POLL.multipliedBy(3));
        }
    }

    private void readFrom(Consumer<String, String> consumer) {
        try (consumer) {
            while (!stopped) {
                read(consumer);
            }
        }
    }

    private void read(Consumer<String, String> consumer) {
        try {
            consumer.poll(POLL).forEach(this::hear);
        } catch (InterruptException _) {
            stopped = true;
        } catch (RuntimeException e) {
            log.warn("Live events cannot be read: {}", e.getMessage());
            pause();
        }
    }

    private void hear(ConsumerRecord<String, String> record) {
        try {
            campaigns.hear(record.topic(), record.key(), record.value());
        } catch (RuntimeException e) {
            log.warn("A record of {} cannot be shown: {}", record.topic(), e.getClass());
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            stopped = true;
        }
    }
}
