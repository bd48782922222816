package io.dialstream.foundation.eventlog.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;

/**
 * UP while records can be written. It looks by itself and answers at once what it saw last: a
 * probe's time-out is a second. One broker of several that hangs or dies makes a look slow and
 * turns nobody red; without an answer for long, or without any partition that takes a record, it is
 * DOWN.
 */
class KafkaHealth extends AbstractHealthIndicator implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KafkaHealth.class);

    /** A look that meets a broker which hangs, and then the election of a controller. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Callable<KafkaSight> look;
    private final InstantSource clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable KafkaSight seen;
    private volatile Instant seenAt;
    private volatile boolean running;

    KafkaHealth(Callable<KafkaSight> look, InstantSource clock) {
        super("Kafka does not answer");
        this.look = look;
        this.clock = clock;
        this.seenAt = clock.instant();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("kafka-health").start(this::watch);
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch() {
        try {
            do {
                look();
            } while (!stopping.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once. */
    void look() throws InterruptedException {
        try {
            seen = look.call();
            seenAt = clock.instant();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            log.debug("Kafka does not answer", e);
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var last = seen;
        var silence = Duration.between(seenAt, clock.instant());
        if (last == null || silence.compareTo(PATIENCE) > 0) {
            builder.down().withDetail("unansweredSeconds", silence.toSeconds());
            return;
        }
        (last.isWritable() ? builder.up() : builder.down()).withDetail("nodes", last.nodes());
        if (last.unwritable() > 0) {
            builder.withDetail(
                    "unwritablePartitions",
                    "%d of %d".formatted(last.unwritable(), last.partitions()));
        }
    }
}
