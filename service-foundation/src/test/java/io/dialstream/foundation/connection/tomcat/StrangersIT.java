package io.dialstream.foundation.connection.tomcat;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dialstream.foundation.connection.Connection;
import io.dialstream.foundation.testing.EndlessBody;
import io.dialstream.foundation.testing.RawHttp;
import io.dialstream.foundation.testing.SlowClients;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Strangers at a service whose first filter reads whatever comes. */
@SpringBootTest(
        classes = StrangersIT.CarelessService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:dialstream-foundation.yml",
            "spring.application.name=careless-service",
            "DIALSTREAM_API_KEYS=ann=ann-key",
            "server.tomcat.connection-timeout=2s",
            "management.endpoint.health.group.readiness.include=readinessState"
        })
class StrangersIT {

    private static final String STRANGER = "\nHost: x\n";
    private static final String ANN = STRANGER + "Authorization: Bearer ann-key\n";
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** More than the {@link SlowClients}, which all come again at once. */
    private static final int BURST = 2_000;

    @LocalServerPort int port;
    @Autowired WebServerApplicationContext context;

    /** Its filter is the one that is not to matter. */
    @SpringBootApplication(
            excludeName = {
                "io.dialstream.foundation.eventlog.kafka.EventLogConfiguration",
                "io.dialstream.foundation.mongo.MongoConfiguration",
                "io.dialstream.foundation.readiness.ReadinessConfiguration",
                "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
            })
    static class CarelessService {

        @Bean
        FilterRegistrationBean<Filter> careless() {
            var first =
                    new FilterRegistrationBean<Filter>((request, response, chain) -> {
                        if (request.getParameter("known") == null) {
                            request.getInputStream().readAllBytes();
                        }
                        chain.doFilter(request, response);
                    });
            first.setOrder(-1_000);
            return first;
        }

        /** Tells when it is written whether its caller is known still. */
        record Later(Connection connection) {

            @JsonValue
            boolean isKnown() {
                return connection.isCallerKnown();
            }
        }

        @RestController
        static class Sizes {

            @GetMapping("/later")
            Callable<Later> later(@RequestAttribute(KnownCaller.CONNECTION) Connection connection) {
                return () -> new Later(connection);
            }

            @PostMapping("/sizes")
            int size(@RequestBody String json) {
                return json.length();
            }
        }
    }

    @Test
    void afilterThatReadsBeforeTheCallerIsKnownGetsLittle() {
        var endless = new EndlessBody(port);
        endless.isRefusedAt("/actuator/health/liveness");
        endless.isRefusedAt("/sizes");
        endless.areRefusedTogetherAt("/sizes");
    }

    @Test
    void aKnownCallerMaySendMore() {
        var json = "\"" + "a".repeat(1 << 20) + "\"";
        var head =
                "POST /sizes?known=yes HTTP/1.1"
                        + ANN
                        + "Connection: close\nContent-Type: application/json\nContent-Length: "
                        + json.length()
                        + "\n";

        var answer = new RawHttp(port).send(head, json.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void aKnownCallerStaysKnownWhenItsRequestGoesOnLater() {
        var answer =
                new RawHttp(port)
                        .send("GET /later?known=yes HTTP/1.1" + ANN + "Connection: close\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("true");
    }

    @Test
    void whatAStrangerLeavesUnreadIsNoRequestOfAnybody() {
        var smuggled = "GET /actuator/health HTTP/1.1\r\nHost: x\r\n\r\n";
        var head = "POST /sizes?known=no HTTP/1.1" + STRANGER + "Content-Type: text/plain\n";

        var answer =
                new RawHttp(port)
                        .send(
                                head + "Content-Length: " + smuggled.length() + "\n",
                                smuggled.getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.head()).contains("Connection: close");
        assertThat(answer.body()).doesNotContain("HTTP/1.1");
    }

    @Test
    void closesWhoeverTricklesHeaders() throws IOException {
        try (var socket = new RawHttp(port).open()) {
            assertClosedSoon(socket, "GET / HTTP/1.1\r\nX-Slow: ");
        }
    }

    @Test
    void closesWhoeverTricklesHeadersOfALaterRequest() throws IOException {
        try (var socket = new RawHttp(port).open()) {
            socket.getOutputStream()
                    .write(
                            "GET /actuator/health/liveness?known=no HTTP/1.1\r\nHost: x\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            assertClosedSoon(socket, "GET / HTTP/1.1\r\nX-Slow: ");
        }
    }

    @Test
    void closesWhoeverTricklesBlankLinesBeforeARequest() throws IOException {
        try (var socket = new RawHttp(port).open()) {
            assertClosed(socket, "\r\n", "\r\n", Duration.ofSeconds(2));
        }
    }

    @Test
    void closesWhoeverTricklesWhatTomcatAnswersByItself() throws IOException {
        try (var socket = new RawHttp(port).open()) {
            var begun = "OPTIONS * HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n";
            assertClosed(socket, begun, "a", Duration.ofSeconds(2));
        }
    }

    @Test
    void closesWhoeverTricklesBetweenChunks() throws IOException {
        try (var socket = new RawHttp(port).open()) {
            var begun =
                    "POST /sizes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n1;";
            assertClosed(socket, begun, "a", Duration.ofSeconds(10));
        }
    }

    private static void assertClosedSoon(Socket socket, String begun) throws IOException {
        assertClosed(socket, begun, "a", Duration.ofSeconds(2));
    }

    /** Within the seconds that one look at all connections, and a busy machine, may take. */
    private static void assertClosed(Socket socket, String begun, String more, Duration due)
            throws IOException {
        long start = System.nanoTime();
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        Awaitility.await()
                .atMost(due.plusSeconds(4))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> isBroken(socket, more));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(due.minusMillis(500), due.plusSeconds(3));
    }

    private static boolean isBroken(Socket socket, String more) {
        try {
            socket.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /** Whoever finds the queue full hears nothing and tries again a second later, probes too. */
    @Test
    void aBurstThatCannotBeAcceptedYetNeedsNoSecondTry() throws IOException {
        var tomcat = (TomcatWebServer) requireNonNull(context.getWebServer());
        var connector = tomcat.getTomcat().getConnector();
        var burst = new ArrayList<Socket>();
        connector.pause();
        try {
            for (int n = 0; n < BURST; n++) {
                var socket = new Socket();
                burst.add(socket);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 900);
            }
        } finally {
            for (var socket : burst) {
                socket.close();
            }
            connector.resume();
        }
    }

    private int health() {
        return new RawHttp(port)
                .send(
                        "GET /actuator/health/liveness?known=no HTTP/1.1"
                                + STRANGER
                                + "Connection: close\n")
                .status();
    }

    @Test
    void slowHeadersLeaveRoomForOthersOfTheSameAddress() {
        try (var slow = SlowClients.ofHeaders(port)) {
            slow.leaveRoomFor(this::health, 200, SECOND);
        }
    }

    @Test
    void slowBodiesLeaveRoomForOthersOfTheSameAddress() {
        try (var slow = SlowClients.ofBodies(port, "/sizes", "Content-Type: application/json\n")) {
            slow.leaveRoomFor(this::health, 200, SECOND);
        }
    }
}
