package io.dialstream.ingest;

import static io.dialstream.ingest.TwilioSender.callback;
import static io.dialstream.ingest.TwilioSender.pressing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CalleeOptedOut;
import io.dialstream.events.EventJson;
import io.dialstream.events.Topics;
import io.dialstream.foundation.testing.KafkaFixture;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningIngest
class IngestIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;
    @Autowired private KafkaFixture kafka;

    private final String callId = "call-" + UUID.randomUUID();
    private final String path = TwilioSender.status(callId).replace("leadId=7", "leadId=l~201");
    private TwilioSender twilio = new TwilioSender(0);

    private static @Nullable Published published;

    @BeforeEach
    void ready() {
        twilio = new TwilioSender(port);
        if (published == null) {
            await().atMost(SOON).until(() -> get("/actuator/health/readiness").statusCode() == 200);
            published = new Published(kafka.addresses());
        }
    }

    @AfterAll
    static void stopReading() {
        if (published != null) {
            published.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "queued, DIALING",
        "initiated, DIALING",
        "ringing, RINGING",
        "in-progress, ANSWERED",
        "completed, COMPLETED",
        "busy, MISSED",
        "no-answer, NO_ANSWER",
        "failed, FAILED",
        "canceled, FAILED"
    })
    void publishesEveryStatusUnderItsCampaign(String word, CallStatus status) {
        var answer = twilio.post(path, callback("CA1", word));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        var record = recordsOfCall(Topics.CALL_STATUS).getFirst();
        assertThat(record.key()).isEqualTo("c1");
        assertThat(header(record, "ce_id")).startsWith(callId + ":" + status + ":");
        var event = Published.event(record);
        assertThat(event.status()).isEqualTo(status);
        assertThat(event.leadId()).isEqualTo("l 1");
        assertThat(event.data()).isEqualTo(callback("CA1", word));
    }

    @Test
    void publishesWhoHasAnswered() {
        var answer =
                twilio.post(
                        TwilioSender.verdict(callId),
                        TwilioSender.verdictOf("CA1", "machine_end_beep"));

        assertThat(answer.statusCode()).isEqualTo(204);
        var event = Published.event(recordsOfCall(Topics.CALL_STATUS).getFirst());
        assertThat(event.status()).isNull();
        assertThat(event.answeredBy()).isEqualTo(AnsweredBy.MACHINE);
        assertThat(event.reason()).isEqualTo("GREETING_ENDED");
        assertThat(event.providerCallId()).isEqualTo("CA1");
    }

    /** Somebody's TwiML can make Twilio sign any verdict, but not with the call's token. */
    @Test
    void whoHasAnsweredChangesNothingWithoutTheToken() {
        var sid = "CA" + callId;
        var forged = TwilioSender.verdict(callId).replaceAll("&t=[^&]*", "");

        assertThat(twilio.post(forged, TwilioSender.verdictOf(sid, "fax")).statusCode())
                .isEqualTo(204);

        twilio.post(path, callback("CA1", "ringing"));
        assertThat(recordsOfCall(Topics.CALL_STATUS))
                .extracting(record -> Published.event(record).status())
                .containsExactly(CallStatus.RINGING);
    }

    @Test
    void aVerdictMustBeSignedAndSaySomething() {
        var fields = TwilioSender.verdictOf("CA1", "human");
        var verdict = TwilioSender.verdict(callId);

        assertThat(twilio.post(verdict, TwilioSender.form(fields), "wrong").statusCode())
                .isEqualTo(403);
        fields.remove("AnsweredBy");
        assertThat(twilio.post(verdict, fields).statusCode()).isEqualTo(400);
    }

    /** The callee hears it at once, and whoever counts learns of it a moment later. */
    @Test
    void publishesWhenTheProviderFetchesWhatIsHeardWhileItListens() {
        twilio.post(
                TwilioSender.voice(callId, "say=SGk") + "&amd=1", callback("CA1", "in-progress"));

        await().atMost(SOON).until(() -> !recordsNow(Topics.CALL_STATUS, callId).isEmpty());
        var event = Published.event(recordsOfCall(Topics.CALL_STATUS).getFirst());
        assertThat(event.status()).isNull();
        assertThat(event.reason()).isEqualTo("INSTRUCTIONS_FETCHED");
        assertThat(event.occurredAt()).isNotNull();
    }

    @Test
    void aReplayHasTheSameEventId() {
        twilio.post(path, callback("CA1", "completed"));
        twilio.post(path, callback("CA1", "completed"));

        var ids =
                recordsOfCall(Topics.CALL_STATUS).stream()
                        .map(record -> Published.event(record).eventId())
                        .toList();
        assertThat(ids).hasSize(2).containsOnly(ids.getFirst());
        assertThat(ids.getFirst()).startsWith(callId + ":COMPLETED:");
    }

    @Test
    void takesCallbacksWhoseWayInLeavesThePrefixOn() {
        var fields = callback("CA1", "ringing");
        var signature = TwilioSender.signature(path, fields);

        var answer = twilio.post("/dial" + path, TwilioSender.form(fields), signature);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(recordsOfCall(Topics.CALL_STATUS)).hasSize(1);
    }

    @Test
    void keepsAnUnknownStatusWithoutAStatus() {
        assertThat(twilio.post(path, callback("CA1", "teleported")).statusCode()).isEqualTo(204);

        var event = Published.event(recordsOfCall(Topics.CALL_STATUS).getFirst());
        assertThat(event.status()).isNull();
        assertThat(event.eventId()).startsWith(callId + ":raw:teleported::");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?foo=bar", "?callId=&campaignId=c1", "?callId=a%20b"})
    void whatNamesNoCallOfOursIsKeptApart(String strangeQuery) {
        var sid = "CA" + UUID.randomUUID();

        var answer = twilio.post("/twilio/status" + strangeQuery, callback(sid, "ringing"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(records(Topics.CALL_STATUS_UNMATCHED, sid)).hasSize(1);
        assertThat(recordsNow(Topics.CALL_STATUS, sid)).isEmpty();
    }

    @Test
    void refusesWhatIsNotSignedAndPublishesNothing() {
        var fields = callback("CA1", "completed");
        var right = TwilioSender.signature(path, fields);
        var body = TwilioSender.form(fields);

        assertThat(twilio.post(path, body, "bm90aGluZw==").statusCode()).isEqualTo(403);
        assertThat(twilio.post(path, body, "").statusCode()).isEqualTo(403);
        assertThat(twilio.post(path, body.replace("completed", "busy"), right).statusCode())
                .isEqualTo(403);
        assertThat(twilio.post(path + "&x=1", body, right).statusCode()).isEqualTo(403);
        assertThat(twilio.send(twilio.request(path).POST(BodyPublishers.ofString(body)).build()))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403))
                .satisfies(IngestIT::isAProblem);

        twilio.post(path, callback("CA1", "ringing"));
        assertThat(recordsOfCall(Topics.CALL_STATUS))
                .extracting(record -> Published.event(record).status())
                .containsExactly(CallStatus.RINGING);
    }

    @Test
    void refusesAnotherAccountsCallback() {
        var fields = callback("CA1", "completed");
        fields.put("AccountSid", "AC00000000000000000000000000000002");

        for (var asked : List.of(path, "/twilio/voice?say=SGk")) {
            assertThat(twilio.post(asked, fields))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403))
                    .satisfies(IngestIT::isAProblem);
        }
        assertThat(recordsNow(Topics.CALL_STATUS, callId)).isEmpty();
    }

    @Test
    void refusesWhatNamesNoAccount() {
        var fields = callback("CA1", "completed");
        fields.remove("AccountSid");

        for (var asked : List.of(path, "/twilio/voice?say=SGk")) {
            assertThat(twilio.post(asked, fields))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                    .satisfies(IngestIT::isAProblem)
                    .satisfies(answer -> assertThat(answer.body()).contains("AccountSid"));
        }
    }

    @Test
    void saysWhatACallbackLacks() {
        var answer =
                twilio.post(path, Map.of("AccountSid", TwilioSender.ACCOUNT, "CallSid", "CA1"));

        assertThat(answer.statusCode()).isEqualTo(400);
        isAProblem(answer);
        assertThat(answer.body()).contains("\"field\":\"CallStatus\"");
    }

    @Test
    void signedRubbishIsMalformed() {
        assertThat(twilio.post(path, Map.of("%", "\u0000")).statusCode()).isEqualTo(400);
        assertThat(twilio.post(path, Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesABodyOverSixtyFourKibibytesAndTakesOneBelow() {
        var fields = callback("CA1", "completed");
        fields.put("Padding", "x".repeat(60_000));
        assertThat(twilio.post(path, fields).statusCode()).isEqualTo(204);

        fields.put("Padding", "x".repeat(65 * 1024));
        assertThat(twilio.post(path, fields))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(413))
                .satisfies(IngestIT::isAProblem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH"})
    void takesNothingButPosts(String method) {
        var request = twilio.request(path).method(method, BodyPublishers.noBody()).build();

        assertThat(twilio.send(request).statusCode()).isEqualTo(405);
    }

    @Test
    void tellsTwilioWhatTheCalleeHears() {
        var answer =
                twilio.post(
                        TwilioSender.voice(callId, "say=SGkgPGFsbD4"),
                        callback("CA1", "in-progress"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml");
        assertThat(answer.body()).endsWith("<Response><Say>Hi &lt;all&gt;</Say></Response>");
    }

    /**
     * As Twilio does: it asks what to say, and tells the key at the address that it finds there.
     */
    @Test
    void takesDownWhoPressesTheKeyAndConfirmsIt() {
        var key = "&leadId=l~201&optOutDigit=9&optOutText=UHJlc3MgOQ";
        var said =
                twilio.post(
                        TwilioSender.voice(callId, "say=SGk") + key,
                        callback("CA1", "in-progress"));
        var address =
                said.body()
                        .replaceAll("(?s).*action=\"([^#]*)#.*", "$1")
                        .replace("&amp;", "&")
                        .replace(TwilioSender.PUBLIC_URL, "");

        assertThat(address).startsWith("/twilio/digits?");
        assertThat(twilio.post(address, pressing("CA1", "5")).body()).isEqualTo(said.body());
        assertThat(optOuts()).isEmpty();

        for (int n = 1; n <= 2; n++) {
            var answer = twilio.post(address, pressing("CA1", "9"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("You will not be called again.");
            assertThat(optOuts()).hasSize(n).allMatch(it -> it.key().equals("c1"));
        }
        assertThat(optOuts())
                .extracting(it -> (CalleeOptedOut) EventJson.read(Topics.OPT_OUTS, it.value()))
                .allSatisfy(it -> {
                    assertThat(it.eventId()).isEqualTo(callId + ":opted-out");
                    assertThat(it.leadId()).isEqualTo("l 1");
                    assertThat(it.providerCallId()).isEqualTo("CA1");
                });
    }

    @Test
    void aKeyMustBeSignedAndComeToAnAddressOfOurs() {
        var address = TwilioSender.digits(callId);
        var fields = pressing("CA1", "9");

        assertThat(twilio.post(address, TwilioSender.form(fields), "c2ln").statusCode())
                .isEqualTo(403);
        assertThat(twilio.post(address.replaceAll("&t=[^&]*", ""), fields).body())
                .contains("<Hangup/>");
        assertThat(optOuts()).isEmpty();
    }

    private List<ConsumerRecord<String, String>> optOuts() {
        return requireNonNull(published).optOuts(callId);
    }

    @Test
    void answersTwimlAlsoToAnAddressItDoesNotUnderstand() {
        var answer =
                twilio.post(
                        TwilioSender.voice(callId, "what=ever"), callback("CA1", "in-progress"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<Hangup/>");
    }

    @Test
    void tellsNobodyElseWhatTheCalleeHears() {
        assertThat(
                        twilio.post(TwilioSender.voice(callId, "say=SGk"), "CallSid=CA1", "c2ln")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void countsWebhooksByResult() {
        twilio.post(path, callback("CA1", "ringing"));
        twilio.post(path, "x", "c2ln");

        var management = new TwilioSender(managementPort);
        assertThat(management.send(management.request("/actuator/prometheus").GET().build()).body())
                .contains("dialstream_webhooks_total{")
                .contains("result=\"published\"")
                .contains("result=\"bad-signature\"")
                .contains("dialstream_webhook_latency_seconds_count");
    }

    private HttpResponse<String> get(String path) {
        return twilio.send(twilio.request(path).GET().build());
    }

    private static void isAProblem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
    }

    private List<ConsumerRecord<String, String>> recordsOfCall(String topic) {
        return records(topic, callId);
    }

    /** A 204 was answered before: the record must be there at once. */
    private static List<ConsumerRecord<String, String>> records(String topic, String callIdOrSid) {
        var records = recordsNow(topic, callIdOrSid);
        assertThat(records).isNotEmpty();
        return records;
    }

    private static List<ConsumerRecord<String, String>> recordsNow(
            String topic, String callIdOrSid) {
        return requireNonNull(published)
                .records(topic, event -> event.callId().equals(callIdOrSid));
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
