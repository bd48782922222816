package io.dialstream.campaigns.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent on one socket. Numbers that were not sent yet give way to newer ones, at
 * the end of the line: in the place of the older ones they would overtake a status between them.
 */
public final class SendQueue {

    private final int capacity;
    private final Deque<LiveMessage> waiting = new ArrayDeque<>();
    private boolean closed;

    public SendQueue(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Adds a message; false, and nothing changes, when too many are waiting, or when it is closed.
     */
    public synchronized boolean offer(LiveMessage message) {
        waiting.removeIf(earlier -> earlier.type().isReplacedBy(message.type()));
        if (closed || waiting.size() >= capacity) {
            return false;
        }
        waiting.add(message);
        notifyAll();
        return true;
    }

    /** The next message, or null when none comes in time. */
    public synchronized @Nullable LiveMessage poll(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (waiting.isEmpty() && !closed && left > 0) {
            wait(left);
            left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        }
        return waiting.poll();
    }

    /** Drops what waits, and takes and gives nothing more. */
    public synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }
}
