package io.dialstream.foundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * A stranger who sends bodies that do not end. How many bytes can be sent before the connection
 * breaks is the most that the service can have taken.
 */
public record EndlessBody(int port) {

    public static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW");

    private static final List<String> TYPES =
            List.of(
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=b",
                    "application/json");

    /** 64 KiB and what lies in the buffers of both sides. */
    private static final long MAX_TAKEN = 1 << 20;

    private static final int SEND_BUFFER = 64 * 1024;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final byte[] CHUNK =
            ("2000\r\n" + "a&".repeat(4 * 1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    /** Every method and type of body, all at once. */
    public void isRefusedAt(String path) {
        together(
                METHODS.stream()
                        .flatMap(method -> TYPES.stream().map(type -> stranger(method, path, type)))
                        .toList());
    }

    /** Forty of the worst at once. */
    public void areRefusedTogetherAt(String path) {
        together(Collections.nCopies(40, stranger("PUT", path, TYPES.getFirst())));
    }

    private Callable<Void> stranger(String method, String path, String type) {
        return () -> {
            isRefused(method, path, type);
            return null;
        };
    }

    private static void together(List<Callable<Void>> strangers) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(strangers)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void isRefused(String method, String path, String type) {
        var what = method + " " + path + " with " + type;
        try (var socket = new Socket()) {
            socket.setSendBufferSize(SEND_BUFFER);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var head =
                    "%s %s HTTP/1.1\r\nHost: x\r\nX-Stranger: yes\r\nContent-Type: %s\r\n"
                                    .formatted(method, path, type)
                            + "Transfer-Encoding: chunked\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(taken(socket)).as(what).isLessThan(MAX_TAKEN);
            assertThat(status(socket)).as(what).isLessThan(500);
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        }
    }

    private static long taken(Socket socket) {
        long taken = 0;
        try {
            while (taken < MAX_TAKEN) {
                socket.getOutputStream().write(CHUNK);
                taken += CHUNK.length;
            }
        } catch (IOException _) {
            // As it should be: nobody takes more.
        }
        return taken;
    }

    /** Zero when nothing was answered, or the answer went down with the connection. */
    private static int status(Socket socket) {
        try {
            var line =
                    new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return line.length() < 12 ? 0 : Integer.parseInt(line.substring(9));
        } catch (IOException _) {
            return 0;
        }
    }
}
