package io.dialstream.foundation.connection.tomcat;

import io.dialstream.foundation.connection.ClientAddress;
import io.dialstream.foundation.connection.Connection;
import io.dialstream.foundation.connection.ConnectionLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Tracks each connection from its acceptance to its end. */
class GuardedEndpoint extends NioEndpoint {

    /** One place in 16 stays free for new connections while the ended ones are being closed. */
    private static final int SPARE = 16;

    /** Longer than the first connection of a burst is protected. */
    private static final long PATIENCE_NANOS = 300_000_000;

    private static final long PAUSE_NANOS = 5_000_000;

    private final Map<SocketChannel, Connection> open = new ConcurrentHashMap<>();
    private double addressShare = 1;

    /** Since when new connections have been refused or kept waiting; used by the acceptor alone. */
    private @Nullable Long fullSinceNanos;

    void setAddressShare(double addressShare) {
        this.addressShare = addressShare;
    }

    @Nullable Connection connection(SocketWrapperBase<?> wrapper) {
        return wrapper.getSocket() instanceof NioChannel channel && channel.getIOChannel() != null
                ? open.get(channel.getIOChannel())
                : null;
    }

    private ConnectionLimits limits() {
        int most = getMaxConnections() < 0 ? Integer.MAX_VALUE : getMaxConnections();
        int total = most - most / SPARE;
        return new ConnectionLimits(
                total, addressShare < 1 ? Math.max(1, (int) (most * addressShare)) : total);
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        var newcomer = newcomer(socket);
        if (newcomer == null || !isAdmitted(newcomer)) {
            destroySocket(socket);
            return false;
        }
        open.put(socket, newcomer);
        if (super.setSocketOptions(socket)) {
            return true;
        }
        open.remove(socket);
        return false;
    }

    /**
     * Ends what has taken too long. Tomcat's time-outs are for each read from the socket, of which
     * one byte is enough: of a header, of a chunk's extension, of a body that it throws away.
     */
    void endOverdue() {
        long now = System.nanoTime();
        long maxBody = TimeUnit.MILLISECONDS.toNanos(GuardedProcessor.MAX_MILLIS);
        int timeout = getConnectionTimeout();
        long maxHeaders = timeout <= 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(timeout);
        for (var connection : open.values()) {
            if (connection.isOverdue(now, maxHeaders, maxBody)) {
                connection.end();
            }
        }
    }

    /**
     * Others wait behind this one meanwhile, as they would if nobody were accepted. Once no place
     * has become free for that long, nobody waits for one any more.
     */
    private boolean isAdmitted(Connection newcomer) {
        var limits = limits();
        while (!limits.admit(newcomer, open.values(), System.nanoTime())) {
            if (isFullForLong() || !isRunning()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        fullSinceNanos = null;
        return true;
    }

    private boolean isFullForLong() {
        long now = System.nanoTime();
        var since = fullSinceNanos;
        if (since == null) {
            fullSinceNanos = now;
            return false;
        }
        return now - since > PATIENCE_NANOS;
    }

    /** Null when the connection has been closed already. */
    private static @Nullable Connection newcomer(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress client
                    ? new Connection(
                            ClientAddress.of(client.getAddress()),
                            System.nanoTime(),
                            () -> shutdown(socket))
                    : null;
        } catch (IOException _) {
            return null;
        }
    }

    /**
     * Tomcat's own threads see the end and close the connection: closed by another thread, its
     * buffers could be somebody else's already while they are still in use.
     */
    private static void shutdown(SocketChannel socket) {
        try {
            socket.shutdownInput();
            socket.shutdownOutput();
        } catch (IOException _) {
            // It was closed meanwhile.
        }
    }

    @Override
    public void setHandler(Handler<NioChannel> handler) {
        super.setHandler(new Guard(handler));
    }

    /** Sees each event of a connection before and after Tomcat handles it. */
    private final class Guard implements Handler<NioChannel> {

        private final Handler<NioChannel> handler;

        Guard(Handler<NioChannel> handler) {
            this.handler = handler;
        }

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> wrapper, SocketEvent event) {
            var connection = connection(wrapper);
            if (connection == null) {
                return handler.process(wrapper, event);
            }
            connection.received(System.nanoTime());
            boolean late = connection.awaitsHeaders() && millisLeft(connection) <= 0;
            var state = handler.process(wrapper, late ? SocketEvent.ERROR : event);
            switch (state) {
                case OPEN -> connection.idle(System.nanoTime());
                case UPGRADED, ASYNC_IO -> connection.upgraded();
                case LONG -> {
                    connection.answerSent(System.nanoTime());
                    if (connection.awaitsHeaders()) {
                        wrapper.setReadTimeout(Math.max(1, millisLeft(connection)));
                    }
                }
                case CLOSED, ASYNC_END, SENDFILE, SUSPENDED, UPGRADING -> {
                    // No read is pending, or the connection is about to be released.
                }
            }
            return state;
        }

        /** Tomcat's time-out for what is read next is the one for all headers here. */
        private long millisLeft(Connection connection) {
            int timeout = getConnectionTimeout();
            return timeout <= 0
                    ? Long.MAX_VALUE
                    : timeout
                            - TimeUnit.NANOSECONDS.toMillis(
                                    connection.nanosSoFar(System.nanoTime()));
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> wrapper) {
            var socket = wrapper.getSocket().getIOChannel();
            if (socket != null) {
                open.remove(socket);
            }
            handler.release(wrapper);
        }

        @Override
        public Object getGlobal() {
            return handler.getGlobal();
        }

        @Override
        public void pause() {
            handler.pause();
        }

        @Override
        public void recycle() {
            handler.recycle();
        }
    }
}
