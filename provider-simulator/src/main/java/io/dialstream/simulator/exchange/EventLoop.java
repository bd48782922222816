package io.dialstream.simulator.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that owns all state, so that nothing needs a lock. */
public final class EventLoop implements Timers, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventLoop.class);

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("exchange").factory());

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void at(Instant time, Runnable task) {
        submit(task, Math.max(0, Duration.between(now(), time).toNanos()));
    }

    @Override
    public void soon(Runnable task) {
        submit(task, 0);
    }

    /** The answer of a task that ran on the loop; what it throws is thrown here. */
    public <T> T ask(Supplier<T> task) {
        try {
            return CompletableFuture.supplyAsync(task, thread).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw failed;
        }
    }

    private void submit(Runnable task, long nanos) {
        try {
            // The task catches what it throws, so the future can tell nothing.
            var _ = thread.schedule(() -> guarded(task), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            log.debug("The exchange is closing");
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException problem) {
            log.error("A task of the exchange failed", problem);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
