package io.dialstream.foundation.readiness;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Does every {@link Preparation} after the start, each again and again until it succeeds, and then
 * lets the consumers run. A service whose dependencies are away therefore starts, says in its
 * readiness what it waits for, and goes on by itself when they are back.
 */
class Preparations implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(Preparations.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final List<Preparation> preparations;
    private final Runnable whenPrepared;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private volatile @Nullable Thread preparing;
    private volatile boolean running;
    private volatile String waitingFor = "start";

    Preparations(List<Preparation> preparations, Runnable whenPrepared) {
        this.preparations = preparations;
        this.whenPrepared = whenPrepared;
    }

    @Override
    public void start() {
        running = true;
        preparing = Thread.ofVirtual().name("preparations").start(this::prepareAll);
    }

    /** Whatever is under way, an index, say, may take hours. */
    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        var thread = preparing;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public @Nullable Health health() {
        return waitingFor.isEmpty()
                ? Health.up().build()
                : Health.outOfService().withDetail("waitingFor", waitingFor).build();
    }

    private void prepareAll() {
        for (var preparation : preparations) {
            waitingFor = preparation.name();
            log.info("Preparing {}", preparation.name());
            if (!prepared(preparation)) {
                return;
            }
        }
        whenPrepared.run();
        waitingFor = "";
    }

    private boolean prepared(Preparation preparation) {
        var wait = FIRST_WAIT;
        while (running) {
            try {
                preparation.prepare();
                return true;
            } catch (RuntimeException e) {
                if (!running) {
                    return false;
                }
                log.warn("Waiting for {}: {}", preparation.name(), e.getMessage());
                wait = pause(wait);
            }
        }
        return false;
    }

    private Duration pause(Duration wait) {
        try {
            if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                running = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
        var next = wait.multipliedBy(2);
        return next.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : next;
    }
}
