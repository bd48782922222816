package io.dialstream.foundation.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How long this process got no processor, or stopped for a collection: what it measures of itself
 * meanwhile says nothing about its code. A thread that does nothing but sleep notices when it wakes
 * late.
 */
final class Standstill implements AutoCloseable {

    private static final long TICK_NANOS = 10_000_000;

    /** What is shorter is the usual wait for a processor, and counts. */
    private static final long NOTICEABLE_NANOS = 100_000_000;

    private final Thread thread;
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong ticks = new AtomicLong();
    private volatile boolean closed;

    Standstill() {
        thread = Thread.ofPlatform().daemon().name("standstill").start(this::watch);
    }

    private void watch() {
        while (!closed) {
            long begun = System.nanoTime();
            LockSupport.parkNanos(TICK_NANOS);
            long took = System.nanoTime() - begun;
            if (took > NOTICEABLE_NANOS) {
                nanos.addAndGet(took - TICK_NANOS);
            }
            ticks.incrementAndGet();
        }
    }

    /** In all until now, including one that has just ended. */
    Duration soFar() {
        long before = ticks.get();
        while (ticks.get() == before) {
            LockSupport.parkNanos(TICK_NANOS);
        }
        return Duration.ofNanos(nanos.get());
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
