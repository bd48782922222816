package io.dialstream.foundation.connection;

import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Makes room for whoever comes: what has waited longest ends, so that those who only wait keep
 * nobody out.
 *
 * @param total connections at once
 * @param perClient of these, for the unknown callers of one address
 */
public record ConnectionLimits(int total, int perClient) {

    /** Whoever came a moment ago is in a burst and will be served, not a client that waits. */
    static final Duration BURST = Duration.ofMillis(250);

    /**
     * Lets a newcomer in, at the price of another connection where there is no room.
     *
     * @param others who is there already, more or less: it may change meanwhile
     * @return false when all others have to stay for now
     */
    public boolean admit(Connection newcomer, Collection<Connection> others, long nowNanos) {
        if (others.size() < Math.min(total, perClient)) {
            return true;
        }
        var client = new Queue(Duration.ZERO, nowNanos);
        var all = new Queue(BURST, nowNanos);
        for (var other : others) {
            if (!other.isEnding()) {
                all.add(other);
                if (!other.isCallerKnown() && other.client().equals(newcomer.client())) {
                    client.add(other);
                }
            }
        }
        if (client.size >= perClient && client.endFirst()) {
            return true;
        }
        return all.size < total || all.endFirst();
    }

    /** Connections, and the one of them that goes first: of those that have waited long enough. */
    private static final class Queue {

        private final Duration wait;
        private final long nowNanos;
        private int size;
        private @Nullable Connection first;

        Queue(Duration wait, long nowNanos) {
            this.wait = wait;
            this.nowNanos = nowNanos;
        }

        void add(Connection connection) {
            size++;
            var first = this.first;
            if (connection.mayEnd()
                    && connection.nanosSoFar(nowNanos) >= wait.toNanos()
                    && (first == null || connection.goesBefore(first))) {
                this.first = connection;
            }
        }

        /** False when none may end, or it has become one that may not. */
        boolean endFirst() {
            var first = this.first;
            return first != null && first.end();
        }
    }
}
