package io.dialstream.simulation.engine;

import io.dialstream.foundation.testing.SteppedThreads;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * What will happen and when, in microseconds. One thing happens at a time, on the thread that calls
 * {@link #step()}: virtual threads made here, and those that they start, run on it too, each until
 * it has to wait.
 */
public final class Agenda {

    /** When every simulated world begins. */
    public static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private record Entry(long time, long number, Runnable action) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.comparingLong(Entry::time).thenComparingLong(Entry::number));

    private final Queue<Runnable> runnable = new ConcurrentLinkedQueue<>();

    private final Executor executor = this::resume;
    private final Thread owner = Thread.currentThread();
    private volatile boolean disturbed;
    private long now;
    private long numbers;

    public long now() {
        return now;
    }

    public void at(long time, Runnable action) {
        entries.add(new Entry(Math.max(now, time), numbers++, action));
    }

    public void after(long micros, Runnable action) {
        at(now + Math.max(0, micros), action);
    }

    /** Starts a task on a virtual thread; it runs until it waits, before anything else happens. */
    void start(Runnable task) {
        SteppedThreads.start(executor, task);
    }

    /**
     * A task that had to wait for another world, say while that one initialized a class, comes back
     * on a thread of the JDK, and later than it would have.
     */
    private void resume(Runnable task) {
        var waker = Thread.currentThread();
        disturbed |= !waker.isVirtual() && waker != owner;
        runnable.add(task);
    }

    /** Whether something happened that does not follow from the seed. */
    public boolean disturbed() {
        return disturbed;
    }

    /** Lets the next thing happen, and all that follows from it at once. */
    public void step() {
        var next = entries.remove();
        now = next.time;
        next.action.run();
        for (var task = runnable.poll(); task != null; task = runnable.poll()) {
            task.run();
        }
    }

    /** When the next thing will happen; the end of time when nothing will. */
    public long next() {
        var next = entries.peek();
        return next == null ? Long.MAX_VALUE : next.time;
    }
}
