package io.dialstream.ingest;

import static io.dialstream.ingest.TwilioSender.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.foundation.testing.KafkaFixture;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Comes after all who need the broker: junit-platform.properties orders the classes. */
@RunningIngest
@Order(Integer.MAX_VALUE)
class BrokerAwayIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final String OURS = "+15005550061";

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;
    @Autowired private KafkaFixture kafka;

    @Test
    void answersCallsAndNothingElseButTryAgainWhileTheBrokerIsAway() {
        await().atMost(SOON).until(() -> get("/actuator/health/readiness").statusCode() == 200);
        Routes.publish(kafka.addresses(), Routes.saying(OURS, 1, "twilio", "Thank you."));
        await().atMost(SOON).until(() -> incoming("CA1", OURS).contains("Thank you."));
        kafka.stop();

        answersCallsFromMemory();

        var answer =
                new TwilioSender(port).post(TwilioSender.status("c"), callback("CA1", "completed"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(
                        new TwilioSender(port)
                                .post(TwilioSender.digits("c"), TwilioSender.pressing("CA1", "9"))
                                .statusCode())
                .isEqualTo(503);
        var ended = TwilioSender.incoming("CA2", OURS, "completed");
        assertThat(new TwilioSender(port).post("/twilio/status", ended).statusCode())
                .isEqualTo(503);
        answersCallsFromMemory();
        await().atMost(SOON).until(() -> get("/actuator/health/readiness").statusCode() == 503);
        assertThat(get("/actuator/health/traffic").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus").body())
                .contains("result=\"unavailable\"")
                .contains("dependency=\"kafka\"} 0.0")
                .contains("dependency=\"preparation\"} 1.0");
    }

    /** Within a second, as often as somebody calls. */
    private void answersCallsFromMemory() {
        for (int call = 0; call < 20; call++) {
            var begun = System.nanoTime();
            assertThat(incoming("CA-" + call, OURS)).endsWith(">Thank you.</Say></Response>");
            assertThat(incoming("CB-" + call, "+15005550099")).contains("Nobody can take");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROMISED);
        }
    }

    private String incoming(String sid, String ourNumber) {
        return new TwilioSender(port)
                .post("/twilio/incoming", TwilioSender.incoming(sid, ourNumber, "ringing"))
                .body();
    }

    private HttpResponse<String> get(String path) {
        var twilio = new TwilioSender(managementPort);
        return twilio.send(twilio.request(path).GET().build());
    }
}
