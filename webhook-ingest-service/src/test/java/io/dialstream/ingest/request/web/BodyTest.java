package io.dialstream.ingest.request.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyTest {

    private static final int MOST = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void isTakenWholeUpToTheLimit() {
        assertThat(read(new ByteArrayInputStream(new byte[MOST])))
                .isInstanceOfSatisfying(
                        Body.Whole.class, whole -> assertThat(whole.bytes()).hasSize(MOST));
        assertThat(read(InputStream.nullInputStream()))
                .isInstanceOfSatisfying(
                        Body.Whole.class, whole -> assertThat(whole.bytes()).isEmpty());
    }

    @Test
    void isTooLargeFromTheFirstByteOverTheLimit() {
        assertThat(read(new ByteArrayInputStream(new byte[MOST + 1])))
                .isEqualTo(new Body.TooLarge());
    }

    @Test
    void isTooSlowWhenItTricklesIn() {
        var trickle =
                new InputStream() {
                    private int given;

                    @Override
                    public int read() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public int read(byte[] buffer, int from, int length) {
                        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                        given++;
                        return 1;
                    }
                };

        assertThat(read(trickle)).isEqualTo(new Body.TooSlow());
        assertThat(trickle.given).isEqualTo(11);
    }

    @Test
    void isTooSlowWhenTheSenderFallsSilent() {
        assertThat(read(failing(new SocketTimeoutException()))).isEqualTo(new Body.TooSlow());
        assertThat(read(failing(new IOException(new SocketTimeoutException()))))
                .isEqualTo(new Body.TooSlow());
    }

    @Test
    void isBrokenWhenItEndsBeforeItsEnd() {
        assertThat(read(failing(new EOFException()))).isEqualTo(new Body.Broken());
    }

    private Body read(InputStream in) {
        return Body.read(in, MOST, PATIENCE, nanos::get);
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                throw failure;
            }
        };
    }
}
