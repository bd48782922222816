package io.dialstream.foundation.connection.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.foundation.testing.RawHttp;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A service of few connections, all of which known callers hold with bodies that do not end. */
@SpringBootTest(
        classes = StrangersIT.CarelessService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:dialstream-foundation.yml",
            "spring.application.name=careless-service",
            "DIALSTREAM_API_KEYS=ann=ann-key",
            "dialstream.http.address-share=1",
            "server.tomcat.max-connections=32",
            "management.endpoint.health.group.readiness.include=readinessState"
        })
class FullHouseIT {

    private static final int PLACES = 30;
    private static final int NEWCOMERS = 20;

    private static final byte[] TRICKLE =
            """
            POST /sizes?known=yes HTTP/1.1
            Host: x
            Authorization: Bearer ann-key
            Content-Type: application/json
            Content-Length: 60000

            a\
            """
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort int port;

    /** Each of them held the thread that accepts for a second: all others waited behind it. */
    @Test
    void turnsNewcomersAwayWithoutStandingStill() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (int n = 0; n < PLACES; n++) {
                open(sockets);
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> isClosed(open(sockets)));
            long begun = System.nanoTime();
            var newcomers = new ArrayList<Socket>();
            for (int n = 0; n < NEWCOMERS; n++) {
                newcomers.add(open(sockets));
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> newcomers.removeIf(FullHouseIT::isClosed) && newcomers.isEmpty());
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(3));
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private Socket open(List<Socket> sockets) throws IOException {
        var socket = new RawHttp(port).open();
        sockets.add(socket);
        socket.setSoTimeout(2_000);
        socket.getOutputStream().write(TRICKLE);
        return socket;
    }

    /** As opposed to one that is waited for. */
    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
