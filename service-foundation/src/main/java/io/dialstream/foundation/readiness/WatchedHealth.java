package io.dialstream.foundation.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at a dependency by itself, once a second or as soon as it answers, and tells at once what
 * it saw last: a probe has a second, and a dependency that hangs answers in its own time. Without
 * an answer for longer than is patiently waited for it is DOWN.
 */
public class WatchedHealth implements HealthIndicator, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WatchedHealth.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Callable<Health> look;
    private final Duration patience;
    private final InstantSource clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Seen last;
    private volatile boolean running;

    /** What was seen, and when; DOWN at first. */
    private record Seen(Health health, Instant at) {}

    /**
     * Health of what is looked at.
     *
     * @param look fails when there is no answer
     * @param patience how long an answer holds
     */
    public WatchedHealth(Callable<Health> look, Duration patience) {
        this(look, patience, InstantSource.system());
    }

    WatchedHealth(Callable<Health> look, Duration patience, InstantSource clock) {
        this.look = look;
        this.patience = patience;
        this.clock = clock;
        this.last = new Seen(Health.down().build(), clock.instant());
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("health").start(this::watch);
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
            last = new Seen(look.call(), clock.instant());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            log.debug("No answer", e);
        }
    }

    @Override
    public Health health() {
        var seen = last;
        var silence = Duration.between(seen.at(), clock.instant());
        return silence.compareTo(patience) > 0
                ? Health.down().withDetail("unansweredSeconds", silence.toSeconds()).build()
                : seen.health();
    }
}
