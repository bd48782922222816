package io.dialstream.foundation.connection;

import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Makes room for new connections by ending those that have waited longest, so that idle clients
 * cannot keep others out.
 *
 * @param total connections at once
 * @param perClient of these, for the unknown callers of one address
 */
public record ConnectionLimits(int total, int perClient) {

    /** A younger connection is part of a burst that will be served, not an idle client. */
    static final Duration BURST = Duration.ofMillis(250);

    /**
     * Admits a new connection, ending another one where there is no room.
     *
     * @param others the open connections; a snapshot that may be slightly out of date
     * @return false when no other connection may be ended now
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

    /** Counts connections, and finds the one to end first among those that waited long enough. */
    private static final class Queue {

        private final Duration wait;
        private final long nowNanos;
        private int size;
        private int served;
        private @Nullable Connection first;
        private @Nullable Connection firstWaiting;

        Queue(Duration wait, long nowNanos) {
            this.wait = wait;
            this.nowNanos = nowNanos;
        }

        void add(Connection connection) {
            size++;
            if (!connection.mayEnd() || connection.nanosSoFar(nowNanos) < wait.toNanos()) {
                return;
            }
            first = earlier(first, connection);
            if (connection.isBeingServed(nowNanos)) {
                served++;
            } else {
                firstWaiting = earlier(firstWaiting, connection);
            }
        }

        private static Connection earlier(@Nullable Connection first, Connection other) {
            return first == null || other.goesBefore(first) ? other : first;
        }

        /**
         * False when none may be ended. An answer under way is cut off only where there are many of
         * them: so a burst of new connections does not end answers, and a flood of requests does
         * not end new connections.
         */
        boolean endFirst() {
            var chosen = 2 * served < size && firstWaiting != null ? firstWaiting : first;
            return chosen != null && chosen.end();
        }
    }
}
