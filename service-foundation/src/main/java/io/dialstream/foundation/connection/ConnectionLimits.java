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
         * False when none may end, or it has become one that may not. An answer under way is cut
         * off only where many are, so that neither a burst of newcomers ends whoever is being
         * answered nor a flood of requests whoever has just come.
         */
        boolean endFirst() {
            var chosen = 2 * served < size && firstWaiting != null ? firstWaiting : first;
            return chosen != null && chosen.end();
        }
    }
}
