package io.dialstream.ingest;

import static io.dialstream.ingest.TwilioSender.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.events.CallStatus;
import io.dialstream.events.Topics;
import io.dialstream.foundation.testing.KafkaFixture;
import io.dialstream.foundation.testing.RawHttp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A customer's TwiML runs in our account, so Twilio signs what it posts: to any address, with any
 * ids of ours in it. All that it cannot have is the token of the call.
 */
@RunningIngest
class ForgedCallbackIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;
    @Autowired private KafkaFixture kafka;

    private final String callId = "call-" + UUID.randomUUID();
    private TwilioSender twilio = new TwilioSender(0);

    @BeforeEach
    void ready() {
        twilio = new TwilioSender(port);
        await().atMost(SOON)
                .until(() ->
                        twilio.send(twilio.request("/actuator/health/readiness").build())
                                        .statusCode()
                                == 200);
    }

    /** {@code <Number statusCallback="https://ours/twilio/status?callId=...">}. */
    @Test
    void aChildCallsStatusDoesNotBecomeTheStatusOfTheCallItNames() {
        var counted = counted("no-token");
        var child = callback("CA-child", "completed");
        child.put("ParentCallSid", "CA-parent");
        child.put("CallDuration", "3600");

        post("/twilio/status?callId=" + callId + "&campaignId=c1&leadId=7", child);

        assertIsSetAside();
        assertThat(counted("no-token")).isEqualTo(counted + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAAAAAAAAAAAAAAAAAAAA", "%00", "~41"})
    void aTokenThatWasGuessedIsNone(String guess) {
        var counted = counted("wrong-token");

        post(
                "/twilio/status?callId=" + callId + "&campaignId=c1&leadId=7&t=" + guess,
                callback("CA1", "completed"));

        assertIsSetAside();
        assertThat(counted("wrong-token")).isEqualTo(counted + 1);
    }

    @Test
    void theTokenOfACallOfOnesOwnIsNoneForAnother() {
        var own = TwilioSender.status("call-of-my-own");

        post(own.replace("call-of-my-own", callId), callback("CA1", "completed"));

        assertIsSetAside();
    }

    @Test
    void theTokenOfACampaignIsNoneForACallOutsideIt() {
        post(
                TwilioSender.status(callId).replace("&campaignId=c1", ""),
                callback("CA1", "completed"));

        assertIsSetAside();
    }

    /** Whoever is handed the call over may learn the address that handed it over. */
    @Test
    void theTokenOfTheVoiceAddressIsNoneForTheStatus() {
        post(
                TwilioSender.voice(callId, "leadId=7").replace("/twilio/voice", "/twilio/status"),
                callback("CA1", "completed"));

        assertIsSetAside();
    }

    @Test
    void aSecondTokenBesideTheRightOneSpoilsIt() {
        post(TwilioSender.status(callId) + "&t=x", callback("CA1", "completed"));

        assertIsSetAside();
    }

    @Test
    void theCallItselfIsStillHeard() {
        post(TwilioSender.status(callId), callback("CA1", "completed"));

        assertThat(statuses(Topics.CALL_STATUS)).containsExactly(CallStatus.COMPLETED);
        assertThat(statuses(Topics.CALL_STATUS_UNMATCHED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/twilio/voice?say=SGk",
                "/twilio/voice?say=SGk&callId=c&campaignId=c1",
                "/twilio/voice?say=SGk&callId=c&campaignId=c1&t=AAAAAAAAAAAAAAAAAAAAAA"
            })
    void nobodyElseDecidesWhatACalleeHears(String forged) {
        var answer = twilio.post(forged, callback("CA1", "in-progress"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith("<Response><Hangup/></Response>");
    }

    /** An agent that was stored before there was a list of hosts. */
    @Test
    void aHostThatTheOperatorHasNotNamedGetsNoCall() {
        var counted = counted("foreign-twiml");

        assertThat(connected("https://evil.example/twiml"))
                .endsWith("<Response><Hangup/></Response>");
        assertThat(connected("http://voice.example.com.evil.example/"))
                .endsWith("<Response><Hangup/></Response>");

        assertThat(counted("foreign-twiml")).isEqualTo(counted + 2);
        assertThat(connected("https://voice.example.com/twiml")).contains("<Redirect");
        assertThat(connected("wss://elsewhere.example/stream")).contains("<Stream");
    }

    private String connected(String url) {
        var what =
                "connect="
                        + Base64.getUrlEncoder()
                                .encodeToString(url.getBytes(StandardCharsets.UTF_8));
        return twilio.post(TwilioSender.voice(callId, what), callback("CA1", "in-progress")).body();
    }

    private void post(String path, Map<String, String> callback) {
        assertThat(twilio.post(path, callback).statusCode()).isEqualTo(204);
    }

    private void assertIsSetAside() {
        assertThat(statuses(Topics.CALL_STATUS)).isEmpty();
        assertThat(statuses(Topics.CALL_STATUS_UNMATCHED)).containsExactly(CallStatus.COMPLETED);
    }

    private List<CallStatus> statuses(String topic) {
        try (var published = new Published(kafka.addresses())) {
            return published.records(topic, event -> event.callId().equals(callId)).stream()
                    .map(record -> Published.event(record).status())
                    .toList();
        }
    }

    private double counted(String result) {
        return new RawHttp(managementPort)
                .send("GET /actuator/prometheus HTTP/1.1\nHost: x\nConnection: close\n")
                .body()
                .lines()
                .filter(line ->
                        line.startsWith("dialstream_webhooks_total{")
                                && line.contains("result=\"" + result + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
