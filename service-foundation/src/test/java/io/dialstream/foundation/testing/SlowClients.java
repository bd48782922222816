package io.dialstream.foundation.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;

/**
 * Many connections from this one address, each sending a byte now and then and opened anew when it
 * is closed: what ends a service that waits for everybody.
 */
public final class SlowClients implements AutoCloseable {

    private static final int CONNECTIONS = 1_500;

    /** Times that the others ask while these trickle. */
    private static final int ROUNDS = 20;

    /** How many come again in one round. */
    private static final int RETURNING = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final byte[] head;
    private final Queue<SocketChannel> open = new ArrayDeque<>();

    private SlowClients(int port, String head) {
        this.port = port;
        this.head = head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < CONNECTIONS; i++) {
            connect();
        }
    }

    /** They never come to the end of their headers. */
    public static SlowClients ofHeaders(int port) {
        return new SlowClients(port, "GET / HTTP/1.1\nHost: x\nX-Slow: ");
    }

    /** They never come to the end of their body. */
    public static SlowClients ofBodies(int port, String path, String headers) {
        return new SlowClients(
                port,
                "POST " + path + " HTTP/1.1\nHost: x\n" + headers + "Content-Length: 60000\n\na");
    }

    private void connect() {
        try {
            var socket =
                    SocketChannel.open(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.configureBlocking(false);
            open.add(socket);
            socket.write(ByteBuffer.wrap(head));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another byte of each; of those who were turned away, some come again. */
    private void trickle() {
        for (var socket : List.copyOf(open)) {
            if (!isAlive(socket)) {
                open.remove(socket);
                close(socket);
            }
        }
        for (int i = 0; i < RETURNING && open.size() < CONNECTIONS; i++) {
            connect();
        }
    }

    private static boolean isAlive(SocketChannel socket) {
        try {
            socket.write(ByteBuffer.wrap(new byte[] {'a'}));
            return socket.read(ByteBuffer.allocate(1_024)) >= 0;
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Asks again and again while the others trickle, and wants an answer in time each time. Before
     * that, the burst in which the others have come must be over, and classes be loaded. Time in
     * which this whole process stood still is not the service's.
     */
    public void leaveRoomFor(Callable<Integer> request, int status, Duration limit) {
        await("an answer in the burst")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(answer(request)).isEqualTo(status));
        try (var standstill = new Standstill()) {
            for (int round = 0; round < ROUNDS; round++) {
                trickle();
                var stoodStill = standstill.soFar();
                long begun = System.nanoTime();
                int answer = answer(request);
                var took = Duration.ofNanos(System.nanoTime() - begun);
                var own = took.minus(standstill.soFar().minus(stoodStill));
                assertThat(answer).as("round %d, after %s", round, took).isEqualTo(status);
                assertThat(own).as("round %d of %s in all", round, took).isLessThan(limit);
            }
        }
    }

    private static int answer(Callable<Integer> request) {
        try {
            return request.call();
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    private static void close(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        open.forEach(SlowClients::close);
    }
}
