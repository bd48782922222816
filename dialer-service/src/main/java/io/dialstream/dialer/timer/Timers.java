package io.dialstream.dialer.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Alarms: one thread counts the time, and each alarm rings on a virtual thread of its own. */
@Component
public class Timers implements AutoCloseable {

    /** An alarm that was set. */
    @FunctionalInterface
    public interface Alarm {
        void cancel();
    }

    private static final Logger log = LoggerFactory.getLogger(Timers.class);

    private final Clock clock;
    private final ScheduledThreadPoolExecutor executor;

    public Timers(Clock clock) {
        this.clock = clock;
        this.executor =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("timers").factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** The time that alarms go by. */
    public Instant now() {
        return clock.instant();
    }

    /** Runs the task at that moment, or at once when it has passed; never after {@link #close}. */
    public Alarm at(Instant moment, Runnable task) {
        return after(Duration.between(clock.instant(), moment), task);
    }

    /** Runs the task after this time. */
    public Alarm after(Duration delay, Runnable task) {
        try {
            var scheduled =
                    executor.schedule(
                            () -> ring(task), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            log.debug("No alarm is set while the dialer stops");
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
