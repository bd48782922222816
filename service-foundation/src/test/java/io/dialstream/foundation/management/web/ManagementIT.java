package io.dialstream.foundation.management.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.foundation.request.web.SmallService;
import io.dialstream.foundation.testing.RawHttp;
import io.dialstream.foundation.testing.RawHttp.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = SmallService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:dialstream-foundation.yml",
            "spring.application.name=small-service",
            "DIALSTREAM_API_KEYS=ann=ann-key",
            "server.tomcat.max-connections=" + ManagementIT.CONNECTIONS,
            "management.health.defaults.enabled=false",
            "management.endpoint.health.group.readiness.include=readinessState"
        })
class ManagementIT {

    static final int CONNECTIONS = 8;

    private static final String KEY = "Authorization: Bearer ann-key\n";

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/info",
                "/actuator/prometheus"
            })
    void tellsHealthAndMetricsWithoutAKey(String path) {
        assertThat(get(managementPort, path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness"
            })
    void tellsHealthOnTheServicePortToo(String path) {
        assertThat(get(port, path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/prometheus, 404",
        "/actuator/info, 404",
        "/actuator, 404",
        "/%61ctuator/prometheus, 404",
        "//actuator//prometheus, 400",
        "/actuator;a=b/prometheus, 400",
        "/actuator/./prometheus, 400",
        "/actuator/health/../prometheus, 400"
    })
    void tellsNoMetricsOnTheServicePort(String path, int status) {
        isProblem(send(port, path, KEY), status);
    }

    @ParameterizedTest
    @CsvSource({
        "/, 404",
        "/things, 404",
        "/v3/api-docs, 404",
        "/error, 404",
        "/actuator/../things, 400"
    })
    void servesNothingElse(String path, int status) {
        isProblem(send(managementPort, path, KEY), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/things"})
    void keepsTheRestBehindAKey(String path) {
        isProblem(get(managementPort, path), 401);
    }

    @Test
    void refusesWhatIsNoHttpWithAProblem() {
        isProblem(new RawHttp(managementPort).send("GET /actuator/[ HTTP/1.1\nHost: x\n"), 400);
    }

    @Test
    void answersWhileTheServicePortIsTaken() throws IOException {
        assertProbedWhileTaken(port);
    }

    @Test
    void makesRoomForAProbeWhileItIsTakenItself() throws IOException {
        assertProbedWhileTaken(managementPort);
    }

    private void assertProbedWhileTaken(int taken) throws IOException {
        List<Socket> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * CONNECTIONS; i++) {
                strangers.add(trickle(taken));
            }
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> get(managementPort, "/actuator/health/liveness").status() == 200);
        } finally {
            for (var stranger : strangers) {
                stranger.close();
            }
        }
    }

    private static Socket trickle(int port) throws IOException {
        var socket = new RawHttp(port).open();
        socket.getOutputStream().write("GET /".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Answer get(int port, String path) {
        return send(port, path, "");
    }

    private static Answer send(int port, String path, String headers) {
        return new RawHttp(port)
                .send("GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n" + headers);
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
    }
}
