package io.dialstream.foundation.connection.tomcat;

import io.dialstream.foundation.connection.Connection;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Serves requests, and reads no more of a body than its caller may send, whichever code reads it.
 * This is below the servlet API, so it holds for Tomcat's own parsing of forms, too.
 */
class GuardedProcessor extends Http11Processor {

    /** From a request's headers to the end of a stranger's body. */
    static final long MAX_MILLIS = 10_000;

    private final GuardedEndpoint endpoint;

    GuardedProcessor(GuardedProtocol protocol, GuardedEndpoint endpoint) {
        super(protocol, protocol.getAdapter());
        this.endpoint = endpoint;
        request.setInputBuffer(new Body(request.getInputBuffer()));
    }

    private @Nullable Connection connection() {
        var wrapper = getSocketWrapper();
        return wrapper == null ? null : endpoint.connection(wrapper);
    }

    /** What a request's body is read through; known to {@link GuardValve}. */
    final class Body implements InputBuffer {

        private final InputBuffer body;

        Body(InputBuffer body) {
            this.body = body;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            var connection = connection();
            if (connection == null) {
                return body.doRead(handler);
            }
            limit(connection);
            connection.bodyAwaited(true);
            try {
                return body.doRead(handler);
            } finally {
                connection.bodyAwaited(false);
            }
        }

        private void limit(Connection connection) throws IOException {
            long timeout = Math.max(0, endpoint.getConnectionTimeout());
            if (!connection.isCallerKnown()) {
                if (request.getBytesRead() > maxBytes(connection)) {
                    throw new IOException("a stranger's body is too long");
                }
                long left =
                        MAX_MILLIS
                                - TimeUnit.NANOSECONDS.toMillis(
                                        connection.nanosSoFar(System.nanoTime()));
                if (left <= 0) {
                    throw new SocketTimeoutException("a stranger's body is too slow");
                }
                timeout = timeout == 0 ? left : Math.min(timeout, left);
            }
            getSocketWrapper().setReadTimeout(timeout);
        }

        /**
         * A refused body may be twice as long, since it is thrown away: a sender that is cut off
         * would not see the answer.
         */
        private static int maxBytes(Connection connection) {
            return connection.isRequestRefused()
                    ? 2 * Connection.MAX_UNKNOWN_BODY_BYTES
                    : Connection.MAX_UNKNOWN_BODY_BYTES;
        }

        @Override
        public int available() {
            return body.available();
        }

        @Nullable Connection ofConnection() {
            return connection();
        }

        boolean isRead() {
            var read = new AtomicBoolean();
            action(ActionCode.REQUEST_BODY_FULLY_READ, read);
            return read.get();
        }

        /** Closes the connection after the answer when the rest of the body is not wanted. */
        void leaveUnread() {
            if (isRead()) {
                return;
            }
            if (response.isCommitted()) {
                action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            } else {
                response.setHeader("Connection", "close");
                disableSwallowRequest();
            }
        }
    }
}
