package io.dialstream.campaigns.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** A request whose body has been read already and is read again from where it was put. */
public class SpooledRequest extends HttpServletRequestWrapper {

    private final SpooledBody body;
    private @Nullable ServletInputStream input;

    SpooledRequest(HttpServletRequest request, SpooledBody body) {
        super(request);
        this.body = body;
    }

    /** The digest of a request's body, which has been read. */
    public static String hashOf(HttpServletRequest request) {
        var spooled = WebUtils.getNativeRequest(request, SpooledRequest.class);
        return Objects.requireNonNull(spooled, "the body has not been read").body.hash();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (input == null) {
            input = new BodyStream(body.open());
        }
        return input;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    /** Blocking reads alone: nothing here reads asynchronously. */
    private static final class BodyStream extends ServletInputStream {

        private final InputStream in;
        private boolean finished;

        BodyStream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            finished = read < 0;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            finished = read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is read blocking");
        }
    }
}
