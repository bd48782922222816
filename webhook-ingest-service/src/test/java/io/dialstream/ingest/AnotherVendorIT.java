package io.dialstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.events.CallStatus;
import io.dialstream.events.Topics;
import io.dialstream.foundation.testing.KafkaFixture;
import io.dialstream.ingest.acme.Acme;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is no vendor's own works for a vendor that nobody thought of. */
@RunningIngest
class AnotherVendorIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    @Autowired private KafkaFixture kafka;

    private final String callId = "call-" + UUID.randomUUID();
    private TwilioSender sender = new TwilioSender(0);

    @BeforeEach
    void ready() {
        sender = new TwilioSender(port);
        await().atMost(SOON)
                .until(() ->
                        sender.send(sender.request("/actuator/health/readiness").build())
                                        .statusCode()
                                == 200);
    }

    @Test
    void itsStatusesBecomeEventsOfTheAccount() {
        var answer = post(status("/acme/status"), "open-sesame", "A-1 down");

        assertThat(answer.statusCode()).isEqualTo(204);
        try (var published = new Published(kafka.addresses())) {
            var records =
                    published.records(Topics.CALL_STATUS, event -> event.callId().equals(callId));
            assertThat(records).hasSize(1);
            var event = Published.event(records.getFirst());
            assertThat(event.provider()).isEqualTo("acme");
            assertThat(event.providerCallId()).isEqualTo("A-1");
            assertThat(event.status()).isEqualTo(CallStatus.COMPLETED);
            assertThat(event.durationSeconds()).isNull();
        }
    }

    @Test
    void itsCalleesHearWhatIsSaidInItsLanguage() {
        var path = TwilioSender.voice("/acme/acme/voice", "acme", callId, "say=SGk");

        var answer = post(path, "open-sesame", "A-1 up");

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(answer.body()).isEqualTo("say Hi");
    }

    @Test
    void whatCannotBeReadIsMalformed() {
        assertThat(post(status("/acme/status"), "open-sesame", "what").statusCode()).isEqualTo(400);
    }

    /** Each account has a secret of its own, and what proves one is nothing at another's door. */
    @ParameterizedTest
    @CsvSource({
        "/acme/status, go-west",
        "/acme/acme/status, go-west",
        "/acme/west/status, open-sesame",
        "/acme/nobody/status, open-sesame",
        "/acme/twilio/status, open-sesame",
        "/twilio/acme/status, open-sesame",
        "/twilio/status, open-sesame"
    })
    void noAccountSpeaksForAnother(String path, String password) {
        assertThat(post(status(path), password, "A-1 down").statusCode()).isEqualTo(403);
    }

    private String status(String path) {
        return TwilioSender.status(path, "acme", callId);
    }

    private HttpResponse<String> post(String path, String password, String body) {
        return sender.send(
                sender.request(path)
                        .header(Acme.PASSWORD, password)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }
}
