package io.dialstream.ingest;

import static io.dialstream.ingest.TwilioSender.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dialstream.foundation.testing.KafkaFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A service of its own on the broker of the others, because it is ended. */
@RunningIngest
class GracefulEndIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PATH = TwilioSender.status("last-call");

    private static final Map<String, String> CALLBACK = callback("CA1", "completed");
    private static final String BODY = TwilioSender.form(CALLBACK);

    @Autowired private KafkaFixture kafka;

    @Test
    void answersTheCallbacksUnderWayAndTakesNoNewOnes() throws IOException {
        var service = start();
        int port = service.getEnvironment().getRequiredProperty("local.server.port", int.class);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var published = new Published(kafka.addresses())) {
            socket.setSoTimeout((int) SOON.toMillis());
            var answer =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            socket.getOutputStream().write(head());
            assertThat(answer.readLine()).startsWith("HTTP/1.1 100");
            assertThat(answer.readLine()).isEmpty();

            var end = CompletableFuture.runAsync(service::close);
            await().atMost(SOON).untilAsserted(() -> assertRefused(port));
            assertThat(end).isNotDone();
            socket.getOutputStream().write(BODY.getBytes(StandardCharsets.US_ASCII));

            assertThat(answer.readLine()).startsWith("HTTP/1.1 204");
            assertThat(end).succeedsWithin(SOON);
            assertThat(published.events()).extracting("callId").contains("last-call");
        }
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                IngestApplication.class,
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--dialstream.event-log.partitions=3",
                "--KAFKA_BOOTSTRAP_SERVERS=" + kafka.addresses(),
                "--TWILIO_ACCOUNT_SID=" + TwilioSender.ACCOUNT,
                "--TWILIO_AUTH_TOKEN=" + TwilioSender.TOKEN,
                "--DIALSTREAM_CALLBACK_SECRET=" + TwilioSender.SECRET,
                "--PUBLIC_BASE_URL=" + TwilioSender.PUBLIC_URL);
    }

    /** Whoever is told to continue with the body is being served. */
    private static byte[] head() {
        return """
        POST %s HTTP/1.1\r
        Host: ingest\r
        Connection: close\r
        Content-Length: %d\r
        Expect: 100-continue\r
        X-Twilio-Signature: %s\r
        \r
        """
                .formatted(PATH, BODY.length(), TwilioSender.signature(PATH, CALLBACK))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertRefused(int port) {
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }
}
