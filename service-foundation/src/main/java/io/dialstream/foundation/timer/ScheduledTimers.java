package io.dialstream.foundation.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread counts the time for all alarms. */
class ScheduledTimers implements Timers, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ScheduledTimers.class);

    private final Clock clock;
    private final ScheduledThreadPoolExecutor executor;

    ScheduledTimers(Clock clock) {
        this.clock = clock;
        this.executor =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("timers").factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        try {
            var scheduled =
                    executor.schedule(
                            () -> ring(task), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            log.debug("No alarm is set while the process stops");
            return () -> {};
        }
    }

    private static void ring(Runnable task) {
        Thread.ofVirtual().name("alarm").start(task);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
