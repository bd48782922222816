package io.dialstream.campaigns.validation.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A body that ends in a failure when it is longer than announced or allowed. */
class LimitedBody extends ServletInputStream {

    /** More than the allowed number of bytes came. */
    static final class TooLargeException extends IOException {

        TooLargeException() {
            super("the body is too large");
        }
    }

    private final ServletInputStream body;
    private long left;
    private boolean tooLarge;

    LimitedBody(ServletInputStream body, long most) {
        this.body = body;
        this.left = most;
    }

    boolean isTooLarge() {
        return tooLarge;
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

    private void count(int read) throws TooLargeException {
        left -= read;
        if (left < 0) {
            tooLarge = true;
            throw new TooLargeException();
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
