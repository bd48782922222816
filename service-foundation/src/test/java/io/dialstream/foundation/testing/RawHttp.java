package io.dialstream.foundation.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A client that sends bytes as they are, also such as no honest client would send. */
public record RawHttp(int port) {

    private static final Pattern HEAD = Pattern.compile("HTTP/1\\.1 (\\d{3})[^\r]*\r\n");
    private static final String CONTINUE = "HTTP/1.1 100";
    private static final String END = "\r\n\r\n";
    private static final int PATIENCE_MILLIS = 20_000;

    /** What came back; status 0 when the connection was closed without an answer. */
    public record Answer(int status, String head, String body) {

        public boolean isProblem() {
            return head.toLowerCase(java.util.Locale.ROOT)
                    .contains("content-type: application/problem+json");
        }
    }

    /** Sends and reads until the server closes the connection. {@code \n} stands for CRLF. */
    public Answer send(String head, byte[] body) {
        try (var socket = open()) {
            write(socket, (head.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
            write(socket, body);
            return answer(read(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer send(String head) {
        return send(head, new byte[0]);
    }

    /** The answer to a probe, which needs no key. */
    public int liveness() {
        return send("GET /actuator/health/liveness HTTP/1.1\nHost: x\nConnection: close\n")
                .status();
    }

    /** Sends all of it and closes its side, so that a body that was announced longer is cut off. */
    public Answer sendCutOff(String head, String body) {
        try (var socket = open()) {
            write(socket, (head.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
            write(socket, body.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return answer(read(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection that the caller speaks on, and closes. */
    public Socket open() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException _) {
            // The server has answered before it had read all.
        }
    }

    private static String read(Socket socket) throws IOException {
        var answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketException _) {
            // Reset, because the server did not read all that was sent.
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static Answer answer(String everything) {
        var text =
                everything.startsWith(CONTINUE)
                        ? everything.substring(everything.indexOf(END) + END.length())
                        : everything;
        var status = HEAD.matcher(text);
        if (!status.lookingAt()) {
            return new Answer(0, text, "");
        }
        int end = text.indexOf(END);
        var head = text.substring(0, end);
        var body = text.substring(end + END.length());
        return new Answer(
                Integer.parseInt(status.group(1)),
                head,
                decoded(head.contains("Transfer-Encoding: chunked") ? joined(body) : body));
    }

    /** Until here a character is a byte, since chunks are counted in bytes. */
    private static String decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Chunks put together. */
    private static String joined(String chunks) {
        var body = new StringBuilder();
        int at = 0;
        while (true) {
            int line = chunks.indexOf("\r\n", at);
            int length = line < 0 ? 0 : Integer.parseInt(chunks.substring(at, line), 16);
            if (length == 0) {
                return body.toString();
            }
            body.append(chunks, line + 2, Math.min(chunks.length(), line + 2 + length));
            at = line + 2 + length + 2;
        }
    }
}
