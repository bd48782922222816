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
    @ValueSource(
            strings = {
                "/actuator/prometheus",
                "/actuator/info",
                "/actuator",
                "//actuator//prometheus",
                "/actuator;a=b/prometheus",
                "/%61ctuator/prometheus",
                "/actuator/./prometheus"
            })
    void tellsNoMetricsOnTheServicePort(String path) {
        var answer = get(port, path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.isProblem()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/things", "/v3/api-docs", "/error", "/actuator/../things"})
    void servesNothingElse(String path) {
        var answer = get(managementPort, path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.isProblem()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env"})
    void keepsTheRestBehindAKey(String path) {
        var answer = get(managementPort, path);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.isProblem()).isTrue();
    }

    @Test
    void refusesWhatIsNoHttpWithAProblem() {
        var answer = new RawHttp(managementPort).send("GET /actuator/[ HTTP/1.1\nHost: x\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.isProblem()).isTrue();
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
        return new RawHttp(port).send("GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n");
    }
}
