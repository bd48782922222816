package io.dialstream.campaigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.Api;
import io.dialstream.campaigns.WholeService;
import io.dialstream.foundation.testing.RawHttp;
import io.dialstream.foundation.testing.SlowClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One tenant sends as many large bodies as its connections allow, and ends none of them. */
@WholeService
class HostileUploadsIT {

    private static final int MOST = 2 << 20;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String ANNOUNCED = "Content-Length: " + MOST + "\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\n";

    @LocalServerPort int port;
    @Autowired Spool spool;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void awaitReadiness() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> new Api(port, "").get("/actuator/health/readiness").status() == 200);
    }

    @AfterEach
    void closeAll() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> spool.bytes() == 0);
    }

    private Socket begin(String user, String length, int bytes) throws IOException {
        var socket = new RawHttp(port).open();
        sockets.add(socket);
        var head =
                """
                POST /campaigns HTTP/1.1
                Host: x
                Authorization: Bearer %s-key
                Content-Type: application/json
                %s
                """
                        .formatted(user, length);
        var body = " ".repeat(bytes);
        var framed = length.equals(CHUNKED) ? Integer.toHexString(bytes) + "\r\n" + body : body;
        socket.getOutputStream()
                .write((head.replace("\n", "\r\n") + framed).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    /** What came back at once; empty while the body is waited for. */
    private static String answered(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        var bytes = new byte[2_000];
        try {
            int read = socket.getInputStream().read(bytes);
            return read < 0 ? "closed" : new String(bytes, 0, read, StandardCharsets.UTF_8);
        } catch (SocketTimeoutException _) {
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ANNOUNCED, CHUNKED})
    void areRefusedBeyondTwo(String length) throws IOException {
        for (int n = 0; n < 33; n++) {
            begin("ann", length, 1_500_000);
        }
        var waiting = new ArrayList<>(sockets);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> {
                    waiting.removeIf(HostileUploadsIT::isRefused);
                    return waiting.size() <= 2;
                });
        assertThat(waiting).hasSize(2).noneMatch(HostileUploadsIT::isRefused);
        assertThat(spool.bytes()).isLessThanOrEqualTo(2 * MOST);
    }

    private static boolean isRefused(Socket socket) {
        try {
            var answer = answered(socket);
            if (!answer.isEmpty()) {
                assertThat(answer)
                        .startsWith("HTTP/1.1 429")
                        .contains("Retry-After: 5", "application/problem+json");
            }
            return !answer.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepNobodyElseWaiting() throws IOException {
        for (int n = 0; n < 33; n++) {
            begin("ann", ANNOUNCED, 1_000_000);
        }
        var bob = new Api(port, "bob-key");
        long begun = System.nanoTime();
        var answer = bob.post("/campaigns", "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SECOND);
        assertThat(answered(begin("bob", ANNOUNCED, 1_000_000))).isEmpty();
    }

    /**
     * Each of them was a known caller's request, which never makes room, and 960 were the house.
     */
    @Test
    void ofSmallOnesLeaveRoomForOthers() {
        var headers = "Authorization: Bearer ann-key\nContent-Type: application/json\n";
        var bob = new Api(port, "bob-key");
        try (var slow = SlowClients.ofBodies(port, "/campaigns", headers)) {
            slow.leaveRoomFor(() -> bob.get("/campaigns").status(), 200, SECOND);
            slow.leaveRoomFor(() -> bob.post("/campaigns", "{}").status(), 400, SECOND);
        }
    }

    /** Their memory was a megabyte each. */
    @Test
    void leaveNoMoreInTheHeapThanAConnectionMay() throws IOException {
        for (int n = 0; n < 40; n++) {
            begin("ann", CHUNKED, 200_000);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> spool.bytes() > 3_000_000);
        assertThat(spool.bytes()).isLessThanOrEqualTo(2 * MOST);
    }
}
