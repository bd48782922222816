package io.dialstream.ingest.request.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What came in as the body of a request, from a sender who may be careless or hostile. */
public sealed interface Body {

    /** All of it; the bytes are not copied. */
    final class Whole implements Body {

        private final byte[] bytes;

        private Whole(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    record TooLarge() implements Body {}

    record TooSlow() implements Body {}

    /** It ended before its end, or its parts cannot be told apart. */
    record Broken() implements Body {}

    /**
     * Reads to the end, but no more than that many bytes and, as long as something comes in at all,
     * no longer than that; a sender who falls silent is the connection's time-out's business.
     */
    static Body read(InputStream in, int mostBytes, Duration patience, LongSupplier nanoTime) {
        long due = nanoTime.getAsLong() + patience.toNanos();
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8 * 1024];
        try {
            while (true) {
                int read = in.read(buffer);
                if (read < 0) {
                    return new Whole(bytes.toByteArray());
                }
                bytes.write(buffer, 0, read);
                if (bytes.size() > mostBytes) {
                    return new TooLarge();
                }
                if (nanoTime.getAsLong() - due > 0) {
                    return new TooSlow();
                }
            }
        } catch (IOException e) {
            return isTimeout(e) ? new TooSlow() : new Broken();
        }
    }

    private static boolean isTimeout(IOException e) {
        return e instanceof SocketTimeoutException
                || e.getCause() instanceof SocketTimeoutException;
    }
}
