package io.dialstream.ingest;

import static io.dialstream.ingest.TwilioSender.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.testing.KafkaFixture;
import io.dialstream.foundation.testing.RawHttp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two accounts at one vendor. The one who attacks owns the account {@code east}: he knows its
 * token, has it sign what he likes, and may have seen the address of a call of the other account.
 */
@RunningIngest
class SeveralAccountsIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;
    @Autowired private KafkaFixture kafka;

    private final String callId = "call-" + UUID.randomUUID();
    private final String sid = "CA-" + UUID.randomUUID();
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

    @Test
    void eachIsHeardUnderItsOwnId() {
        var own = TwilioSender.status("/twilio/east/status", "east", callId);

        assertThat(twilio.postAsEast(own, callback(sid, "ringing")).statusCode()).isEqualTo(204);
        twilio.post(TwilioSender.status(callId + "-2"), callback(sid, "ringing"));
        twilio.post(
                TwilioSender.status("/twilio/twilio/status", "twilio", callId + "-3"),
                callback(sid, "ringing"));

        assertThat(published(Topics.CALL_STATUS, event -> sid.equals(event.providerCallId())))
                .extracting(CallStatusChanged::callId, CallStatusChanged::provider)
                .containsExactlyInAnyOrder(
                        tuple(callId, "east"),
                        tuple(callId + "-2", "twilio"),
                        tuple(callId + "-3", "twilio"));
    }

    @Test
    void eachIsToldWhatItsCalleesHear() {
        var own = TwilioSender.voice("/twilio/east/voice", "east", callId, "say=SGk");

        assertThat(twilio.postAsEast(own, callback(sid, "in-progress")).body())
                .endsWith("<Response><Say>Hi</Say></Response>");
    }

    @Test
    void theTokenOfAnotherAccountsCallIsNoneForIt() {
        var counted = counted("wrong-token");
        var seen = TwilioSender.status("/twilio/east/status", "twilio", callId);

        assertThat(twilio.postAsEast(seen, callback(sid, "completed")).statusCode()).isEqualTo(204);

        assertChangesNothing();
        assertThat(counted("wrong-token")).isEqualTo(counted + 1);
    }

    /**
     * The dialer looks for calls that were placed before there were tokens; never at this account.
     */
    @ParameterizedTest
    @ValueSource(strings = {"", "&t=", "&t=AAAAAAAAAAAAAAAAAAAAAA"})
    void withoutATokenItSaysNothingOfACallFromBeforeThereWereTokens(String token) {
        var old = "/twilio/east/status?callId=" + callId + "&campaignId=c1&leadId=7" + token;

        assertThat(twilio.postAsEast(old, callback(sid, "completed")).statusCode()).isEqualTo(204);

        assertChangesNothing();
    }

    @Test
    void itsSignatureIsNoneAtTheDoorOfAnother() {
        var counted = counted("bad-signature");
        var fields = callback(sid, "completed");

        for (var path :
                List.of(
                        TwilioSender.status(callId),
                        TwilioSender.status("/twilio/twilio/status", "twilio", callId))) {
            assertThat(twilio.postAsEast(path, fields).statusCode()).isEqualTo(403);
            assertThat(
                            twilio.post(
                                            path,
                                            TwilioSender.form(fields),
                                            TwilioSender.signature(
                                                    TwilioSender.EAST_TOKEN, path, fields))
                                    .statusCode())
                    .isEqualTo(403);
        }

        assertThat(published(Topics.CALL_STATUS, this::isMentioned)).isEmpty();
        assertThat(published(Topics.CALL_STATUS_UNMATCHED, this::isMentioned)).isEmpty();
        assertThat(counted("bad-signature")).isEqualTo(counted + 4);
    }

    @Test
    void itCannotSayAtItsOwnDoorThatItIsTheOther() {
        var counted = counted("foreign-account");
        var own = TwilioSender.status("/twilio/east/status", "east", callId);
        var fields = new LinkedHashMap<>(callback(sid, "completed"));

        var answer =
                twilio.post(
                        own,
                        TwilioSender.form(fields),
                        TwilioSender.signature(TwilioSender.EAST_TOKEN, own, fields));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(counted("foreign-account")).isEqualTo(counted + 1);
    }

    @Test
    void itIsNotToldWhatAnothersCalleeHears() {
        var seen = TwilioSender.voice("/twilio/east/voice", "twilio", callId, "say=SGk");

        assertThat(twilio.postAsEast(seen, callback(sid, "in-progress")).body())
                .endsWith("<Response><Hangup/></Response>");
    }

    /** Nobody learns which accounts there are. */
    @Test
    void anAccountThatThereIsNotAnswersAsOneThatDoesNotKnowTheSecret() {
        var fields = callback(sid, "ringing");

        assertThat(answerAt("/twilio/nobody/status", fields))
                .isEqualTo(answerAt("/acme/east/status", fields));
    }

    private String answerAt(String path, Map<String, String> fields) {
        HttpResponse<String> answer = twilio.postAsEast(path, fields);
        return answer.statusCode() + answer.body().replace(path, "");
    }

    /** It lies in the other topic as a call of the account itself. */
    private void assertChangesNothing() {
        assertThat(published(Topics.CALL_STATUS, this::isMentioned)).isEmpty();
        assertThat(published(Topics.CALL_STATUS_UNMATCHED, this::isMentioned))
                .extracting(
                        CallStatusChanged::callId,
                        CallStatusChanged::provider,
                        CallStatusChanged::campaignId)
                .containsExactly(tuple(sid, "east", null));
    }

    private boolean isMentioned(CallStatusChanged event) {
        return event.callId().equals(callId) || sid.equals(event.providerCallId());
    }

    private List<CallStatusChanged> published(String topic, Predicate<CallStatusChanged> wanted) {
        try (var published = new Published(kafka.addresses())) {
            return published.records(topic, wanted).stream().map(Published::event).toList();
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
