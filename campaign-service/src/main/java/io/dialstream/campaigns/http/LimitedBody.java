package io.dialstream.campaigns.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** A body that ends in a failure when it is longer, or takes longer, than is allowed. */
class LimitedBody extends ServletInputStream {

    /** More than the allowed number of bytes came. */
    static final class TooLargeException extends IOException {

        TooLargeException() {
            super("the body is too large");
        }
    }

    /** The allowed time has passed. */
    static final class TooSlowException extends IOException {
        TooSlowException() {
            super("the body comes too slowly");
        }
    }

    private final ServletInputStream body;
    private final long endNanos;
    private long left;

    LimitedBody(ServletInputStream body, long maxBytes, Duration maxTime) {
        this.body = body;
        this.endNanos = System.nanoTime() + maxTime.toNanos();
        this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int read = body.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = body.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new TooLargeException();
        }
        if (System.nanoTime() - endNanos > 0) {
            throw new TooSlowException();
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
