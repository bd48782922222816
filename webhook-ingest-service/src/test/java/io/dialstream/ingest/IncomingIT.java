package io.dialstream.ingest;

import static io.dialstream.ingest.TwilioSender.incoming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallIds;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.Topics;
import io.dialstream.foundation.testing.KafkaFixture;
import io.dialstream.foundation.testing.RawHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody calls a number of ours. */
@RunningIngest
class IncomingIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBERS = new AtomicInteger(15_005_551);

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;
    @Autowired private KafkaFixture kafka;

    private final String sid = "CA-" + UUID.randomUUID();
    private final String ours = "+%d000".formatted(NUMBERS.incrementAndGet());
    private TwilioSender twilio = new TwilioSender(0);

    @BeforeEach
    void ready() {
        twilio = new TwilioSender(port);
        ready(twilio);
    }

    @Test
    void theAgentOfTheNumberTakesTheCall() {
        routed("twilio", "Thank you for calling back.");

        var answer = twilio.post("/twilio/incoming", incoming(sid, ours, "ringing"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml");
        assertThat(answer.body())
                .endsWith("<Response><Say>Thank you for calling back.</Say></Response>");
        await().atMost(SOON).until(() -> !published().isEmpty());
        var event = published().getFirst();
        assertThat(event.status()).isEqualTo(CallStatus.RINGING);
        assertThat(event.callId()).isEqualTo(CallIds.incoming("twilio", sid));
        assertThat(event.userId()).isEqualTo("alice");
        assertThat(event.agentId()).isEqualTo("agent-7");
        assertThat(event.phoneNumber()).isEqualTo(new PhoneNumber("+15550100"));
        assertThat(event.ourNumber()).isEqualTo(new PhoneNumber(ours));
    }

    /** With its account in the address or not, and with the prefix of ours or without. */
    @ParameterizedTest
    @ValueSource(strings = {"/twilio/incoming", "/twilio/twilio/incoming"})
    void theCallComesInAtEitherAddress(String path) {
        routed("twilio", "Hello.");
        var fields = incoming(sid, ours, "ringing");
        var signature = TwilioSender.signature(path, fields);

        assertThat(twilio.post(path, fields).body()).contains(">Hello.<");
        assertThat(twilio.post("/dial" + path, TwilioSender.form(fields), signature).body())
                .contains(">Hello.<");
    }

    @Test
    void theNumbersOwnCallbackEndsTheCall() {
        routed("twilio", "Hello.");
        var ended = new LinkedHashMap<>(incoming(sid, ours, "completed"));
        ended.put("CallDuration", "40");

        assertThat(twilio.post("/twilio/status", ended).statusCode()).isEqualTo(204);

        var event = published().getFirst();
        assertThat(event.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(event.durationSeconds()).isEqualTo(40);
        assertThat(event.userId()).isEqualTo("alice");
        assertThat(event.callId()).isEqualTo(CallIds.incoming("twilio", sid));
        assertThat(ofOutboundCalls()).isEmpty();
    }

    /** Signed as all that the account's own TwiML makes Twilio post, and with no token. */
    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", ""})
    void anIncomingCallOnSomebodyElsesAddressChangesNothing(String token) {
        routed("twilio", "Hello.");
        var forged = "/twilio/status?callId=call-" + sid + "&campaignId=c1&leadId=7&t=" + token;

        assertThat(twilio.post(forged, incoming(sid, ours, "completed")).statusCode())
                .isEqualTo(204);

        assertThat(published()).isEmpty();
        try (var log = new Published(kafka.addresses())) {
            assertThat(log.records(Topics.CALL_STATUS, event -> isOfThisCall(event.callId())))
                    .isEmpty();
            assertThat(
                            log.records(
                                    Topics.CALL_STATUS_UNMATCHED,
                                    event -> sid.equals(event.providerCallId())))
                    .hasSize(1);
        }
    }

    @Test
    void anAddressOfOursIsThatOfACallThatWePlace() {
        var answer =
                twilio.post(TwilioSender.status("call-" + sid), incoming(sid, ours, "in-progress"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(published()).isEmpty();
        assertThat(ofOutboundCalls()).containsExactly("call-" + sid);
    }

    @Test
    void nobodyButTheProviderCalls() {
        routed("twilio", "Hello.");
        var fields = incoming(sid, ours, "ringing");

        for (var path : List.of("/twilio/incoming", "/twilio/status")) {
            assertThat(twilio.post(path, TwilioSender.form(fields), "c2ln").statusCode())
                    .isEqualTo(403);
            assertThat(twilio.postAsEast(path, fields).statusCode()).isEqualTo(403);
        }
        assertThat(published()).isEmpty();
    }

    @Test
    void aNumberWithoutARouteSaysSo() {
        var counted = counted("no-route");

        assertThat(twilio.post("/twilio/incoming", incoming(sid, ours, "ringing")).body())
                .endsWith(
                        "<Response><Say>Thank you for calling. Nobody can take your call at this"
                                + " number. Goodbye.</Say></Response>");
        assertThat(counted("no-route")).isEqualTo(counted + 1);
    }

    @Test
    void aRouteIsThatOfItsAccountOnly() {
        routed("east", "Hello from the east.");

        assertThat(twilio.post("/twilio/incoming", incoming(sid, ours, "ringing")).body())
                .contains("Nobody can take your call");
        assertThat(
                        twilio.postAsEast("/twilio/east/incoming", incoming(sid, ours, "ringing"))
                                .body())
                .contains(">Hello from the east.<");
    }

    @Test
    void theLastRouteCountsWhateverComesAfterIt() {
        routed("twilio", "First.");
        publish(Routes.saying(ours, 4, "twilio", "Fourth."));
        publish(Routes.saying(ours, 3, "twilio", "Third."));
        Routes.publish(kafka.addresses(), ours, "{\"poison\":true}");
        var other = ours.replace("+1", "+44");
        publish(Routes.saying(other, 1, "twilio", "Other."));
        await().atMost(SOON).until(() -> heard(other).contains("Other."));

        assertThat(heard(ours)).contains(">Fourth.<");

        publish(Routes.gone(ours, 5));
        await().atMost(SOON).until(() -> heard(ours).contains("Nobody can take your call"));
    }

    @Test
    void anAgentsInstructionsMustBeAllowed() {
        publish(Routes.to(ours, 1, "twilio", url("https://evil.example.com/x")));
        await().atMost(SOON).until(() -> heard(ours).contains("<Hangup/>"));

        publish(Routes.to(ours, 2, "twilio", url("https://voice.example.com/x")));
        await().atMost(SOON)
                .until(() -> heard(ours).contains(">https://voice.example.com/x</Redirect>"));

        publish(Routes.to(ours, 3, "twilio", url("wss://agents.example.com/m")));
        await().atMost(SOON)
                .until(() -> heard(ours).contains("<Stream url=\"wss://agents.example.com/m\""));
    }

    /** A vendor that nobody has taught how calls come in has none. */
    @Test
    void anotherVendorsCallsEnd() {
        var answer =
                twilio.send(
                        twilio.request("/acme/incoming")
                                .header("Acme-Password", "open-sesame")
                                .POST(BodyPublishers.ofString("A-1 up"))
                                .build());

        assertThat(answer.body()).isEqualTo("end");
    }

    /** What was written long before is known before anybody is let in. */
    @Test
    void aServiceThatStartsKnowsAllRoutes() {
        routed("twilio", "Hello.");
        try (var service =
                SpringApplication.run(
                        IngestApplication.class,
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--dialstream.event-log.partitions=3",
                        "--KAFKA_BOOTSTRAP_SERVERS=" + kafka.addresses(),
                        "--TWILIO_ACCOUNT_SID=" + TwilioSender.ACCOUNT,
                        "--TWILIO_AUTH_TOKEN=" + TwilioSender.TOKEN,
                        "--DIALSTREAM_CALLBACK_SECRET=" + TwilioSender.SECRET,
                        "--PUBLIC_BASE_URL=" + TwilioSender.PUBLIC_URL)) {
            twilio =
                    new TwilioSender(
                            service.getEnvironment()
                                    .getRequiredProperty("local.server.port", int.class));
            ready(twilio);

            assertThat(heard(ours)).contains(">Hello.<");
        }
    }

    private static void ready(TwilioSender service) {
        await().atMost(SOON)
                .until(() ->
                        service.send(service.request("/actuator/health/readiness").build())
                                        .statusCode()
                                == 200);
    }

    private static AnswerInstructions url(String url) {
        return new AnswerInstructions(url, null);
    }

    private void routed(String account, String message) {
        publish(Routes.saying(ours, 1, account, message));
        await().atMost(SOON).until(() -> isHeardAt(account, message));
    }

    private boolean isHeardAt(String account, String message) {
        var fields = incoming("CA-ready", ours, "ringing");
        HttpResponse<String> answer =
                account.equals("east")
                        ? twilio.postAsEast("/twilio/east/incoming", fields)
                        : twilio.post("/twilio/incoming", fields);
        return answer.body().contains(message);
    }

    private void publish(NumberRouteChanged route) {
        Routes.publish(kafka.addresses(), route);
    }

    private String heard(String number) {
        return twilio.post("/twilio/incoming", incoming("CA-heard", number, "ringing")).body();
    }

    private List<IncomingCallChanged> published() {
        try (var log = new Published(kafka.addresses())) {
            return log.incoming(sid);
        }
    }

    private List<String> ofOutboundCalls() {
        try (var log = new Published(kafka.addresses())) {
            return log.events().stream()
                    .filter(event -> sid.equals(event.providerCallId()))
                    .map(CallStatusChanged::callId)
                    .toList();
        }
    }

    private boolean isOfThisCall(String callId) {
        return callId.equals("call-" + sid);
    }

    private double counted(String result) {
        return new RawHttp(managementPort)
                .send("GET /actuator/prometheus HTTP/1.1\nHost: x\nConnection: close\n")
                .body()
                .lines()
                .filter(line ->
                        line.startsWith("dialstream_incoming_calls_total{")
                                && line.contains("result=\"" + result + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
