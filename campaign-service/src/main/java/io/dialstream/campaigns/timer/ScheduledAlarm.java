package io.dialstream.campaigns.timer;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** One thread that waits, and a virtual one for each task that is due. */
@Component
class ScheduledAlarm implements Alarm, AutoCloseable {

    private final ScheduledThreadPoolExecutor waiting =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().name("alarm").daemon().factory());

    ScheduledAlarm() {
        waiting.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        if (!waiting.isShutdown()) {
            var _ =
                    waiting.schedule(
                            () -> Thread.ofVirtual().name("alarm").start(task),
                            delay.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        waiting.shutdown();
    }
}
