package io.dialstream.campaigns.http;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The room for bodies. A tenant has at most 64 on their way here, since each keeps a connection
 * that nobody else gets. Of those that wait in files it has at most two large ones, and never more
 * bytes than those may have; all tenants together have no more than the volume holds.
 */
@Component
class Spool {

    /** Bodies of this size and more are few at once, and are taken apart one at a time. */
    static final int LARGE_BYTES = 1 << 20;

    private static final int LARGE_PER_USER = 2;

    /** Whoever sends at once has few at a time, and a few such tenants still leave places free. */
    static final int ARRIVING_PER_USER = 64;

    private final long maxBytes;
    private final long maxBytesPerUser;
    private final Map<String, Integer> arriving = new HashMap<>();
    private final Map<String, Share> shares = new HashMap<>();
    private long bytes;

    Spool(BodyLimitProperties limits) {
        this.maxBytes = limits.maxSpool().toBytes();
        this.maxBytesPerUser = LARGE_PER_USER * limits.maxBodySize().toBytes();
    }

    /** There is no room now. */
    static class FullException extends RuntimeException {

        FullException(String message) {
            super(message);
        }
    }

    /** A tenant has too many bodies on their way. */
    static final class TooManyException extends FullException {

        TooManyException() {
            super("Too many requests of yours are on their way; try again.");
        }
    }

    /** What one tenant has. */
    private record Share(long bytes, int large) {

        static final Share NONE = new Share(0, 0);

        Share plus(long more, int moreLarge) {
            return new Share(bytes + more, large + moreLarge);
        }
    }

    /** Room for one body, which is given back when it is closed. */
    Place place(String userId) {
        return new Place(userId);
    }

    /**
     * A body that is read from its connection, until what comes back is closed.
     *
     * @throws TooManyException when the tenant has as many as it may
     */
    Arrival arrival(String userId) {
        synchronized (arriving) {
            if (arriving.getOrDefault(userId, 0) == ARRIVING_PER_USER) {
                throw new TooManyException();
            }
            arriving.merge(userId, 1, Integer::sum);
        }
        return () -> arrived(userId);
    }

    private void arrived(String userId) {
        synchronized (arriving) {
            arriving.computeIfPresent(userId, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /** The body's way here; closed once. */
    interface Arrival extends AutoCloseable {

        @Override
        void close();
    }

    final class Place implements AutoCloseable {

        private final String userId;
        private long size;

        private Place(String userId) {
            this.userId = userId;
        }

        /**
         * Makes room for a body of so many bytes, if there is not enough of it already.
         *
         * @throws FullException when the tenant has, or all of them have, too much under way
         */
        void require(long wanted) {
            if (wanted > size) {
                take(userId, wanted - size, !isLarge(size) && isLarge(wanted) ? 1 : 0);
                size = wanted;
            }
        }

        @Override
        public void close() {
            if (size > 0) {
                giveBack(userId, size, isLarge(size) ? 1 : 0);
                size = 0;
            }
        }
    }

    private static boolean isLarge(long size) {
        return size >= LARGE_BYTES;
    }

    private synchronized void take(String userId, long more, int moreLarge) {
        var share = shares.getOrDefault(userId, Share.NONE).plus(more, moreLarge);
        if (share.large() > LARGE_PER_USER || share.bytes() > maxBytesPerUser) {
            throw new FullException("Two large requests of yours are under way; try again.");
        }
        if (bytes + more > maxBytes) {
            throw new FullException("Too many large requests are under way; try again.");
        }
        shares.put(userId, share);
        bytes += more;
    }

    private synchronized void giveBack(String userId, long size, int large) {
        bytes -= size;
        shares.computeIfPresent(
                userId, (_, share) -> share.bytes() == size ? null : share.plus(-size, -large));
    }

    /** How much waits in files now. */
    synchronized long bytes() {
        return bytes;
    }
}
