package io.dialstream.ingest.telnyx;

import static io.dialstream.ingest.incoming.AnsweredCalls.CALLER;
import static io.dialstream.ingest.incoming.AnsweredCalls.OUR_NUMBER;
import static io.dialstream.ingest.incoming.AnsweredCalls.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallStatus;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.problem.UnavailableException;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.ingest.callback.Receipt;
import io.dialstream.ingest.callback.StatusCallbacks;
import io.dialstream.ingest.incoming.AnsweredCalls;
import io.dialstream.ingest.incoming.IncomingCalls;
import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.RawRequest;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.route.NumberRoutes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A call that comes in, as Telnyx's API sees it: its webhooks here, our commands there. */
class TelnyxIncomingIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-31T10:00:01Z"), ZoneOffset.UTC);

    /** A command that Telnyx was given. */
    private record Given(String path, String authorization, JsonNode body) {}

    private final List<Given> given = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Sender telnyx = new Sender();
    private final InMemoryEventLog eventLog = new InMemoryEventLog();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final NumberRoutes routes = AnsweredCalls.routed("tel", saying("Hello."));
    private final IncomingCalls calls = AnsweredCalls.of(routes, eventLog, metrics, CLOCK);
    private HttpServer api;

    TelnyxIncomingIT() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        api.createContext("/", this::take);
        api.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        api.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        given.add(
                new Given(
                        exchange.getRequestURI().getRawPath(),
                        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                        JsonMapper.shared().readTree(body)));
        int status;
        synchronized (answers) {
            status = answers.isEmpty() ? 200 : answers.remove();
        }
        if (status == 0) {
            waitForTheEnd();
            status = 200;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isAnsweredHearsTheMessageAndIsHungUp() {
        incoming("call.initiated", initiated());
        incoming("call.answered", Map.of("client_state", lastState()));
        incoming("call.speak.ended", Map.of("client_state", lastState(), "status", "completed"));
        incoming(
                "call.hangup",
                Map.of("client_state", lastState(), "hangup_cause", "normal_clearing"));

        assertThat(given)
                .extracting(Given::path)
                .containsExactly(
                        "/v2/calls/" + Sender.CALL + "/actions/answer",
                        "/v2/calls/" + Sender.CALL + "/actions/speak",
                        "/v2/calls/" + Sender.CALL + "/actions/hangup");
        assertThat(given).allMatch(it -> it.authorization().equals("Bearer KEY1"));
        assertThat(given.get(1).body().path("payload").asString()).isEqualTo("Hello.");
        await().atMost(SOON).until(() -> events(CallStatus.RINGING) == 1);
        assertThat(eventLog.published(IncomingCallChanged.class))
                .allSatisfy(event -> {
                    assertThat(event.phoneNumber()).isEqualTo(CALLER);
                    assertThat(event.ourNumber()).isEqualTo(OUR_NUMBER);
                    assertThat(event.userId()).isEqualTo("alice");
                    assertThat(event.provider()).isEqualTo("tel");
                });
        assertThat(events(CallStatus.ANSWERED)).isEqualTo(1);
        assertThat(events(CallStatus.COMPLETED)).isEqualTo(1);
        assertThat(count("answered")).isEqualTo(1);
    }

    /** The application may name either address. */
    @Test
    void isAnsweredAlsoWhereStatusesComeIn() {
        assertThat(status("call.initiated", initiated())).isEqualTo(new Receipt.Taken());
        assertThat(status("call.answered", Map.of("client_state", lastState())))
                .isEqualTo(new Receipt.Taken());
        assertThat(
                        status(
                                "call.speak.ended",
                                Map.of("client_state", lastState(), "status", "completed")))
                .isEqualTo(new Receipt.Taken());

        assertThat(given)
                .extracting(it -> it.path().substring(it.path().lastIndexOf('/') + 1))
                .containsExactly("answer", "speak", "hangup");
    }

    @Test
    void hearsThatNobodyTakesCallsToANumberWithoutARoute() {
        incoming("call.initiated", with(initiated(), "to", "+15005550099"));
        incoming("call.answered", Map.of("client_state", lastState()));
        incoming("call.speak.ended", Map.of("client_state", lastState(), "status", "completed"));

        assertThat(given.get(1).body().path("payload").asString())
                .startsWith("Thank you for calling.");
        assertThat(given.get(2).path()).endsWith("/actions/hangup");
        assertThat(events(CallStatus.RINGING)).isZero();
        assertThat(count("no-route")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void isSentAgainWhereTheCommandFailed(int answer) {
        answers.add(answer);
        assertThatThrownBy(() -> incoming("call.initiated", initiated()))
                .isInstanceOf(UnavailableException.class);

        incoming("call.initiated", initiated());
        assertThat(given).hasSize(2);
        assertThat(given.get(0).body()).isEqualTo(given.get(1).body());
        assertThat(count("unavailable")).isEqualTo(1);
        assertThat(count("answered")).isEqualTo(1);
    }

    @Test
    void isSentAgainWhereTelnyxDoesNotAnswerWithinTwoSeconds() {
        answers.add(0);
        var begun = System.nanoTime();

        assertThat(status("call.initiated", initiated())).isEqualTo(new Receipt.Unavailable());

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void isSentAgainWhereTelnyxCannotBeReached() {
        api.stop(0);

        assertThat(status("call.initiated", initiated())).isEqualTo(new Receipt.Unavailable());
    }

    /** It has ended, say: nothing is to be had from trying again. */
    @Test
    void isNotSentAgainWhereTelnyxRefuses() {
        answers.add(422);

        assertThat(status("call.initiated", initiated())).isEqualTo(new Receipt.Taken());
        assertThat(count("refused")).isEqualTo(1);
    }

    @Test
    void nobodyHearsSilenceWhereTheWordsAreRefused() {
        incoming("call.initiated", initiated());
        answers.add(422);
        incoming("call.answered", Map.of("client_state", lastState()));

        assertThat(given)
                .extracting(it -> it.path().substring(it.path().lastIndexOf('/') + 1))
                .containsExactly("answer", "speak", "hangup");
    }

    /** Commands do not wait for the log, and what is told of the call waits for it. */
    @Test
    void isAnsweredWhileTheLogIsAway() {
        eventLog.goAway();

        assertThat(status("call.initiated", initiated())).isEqualTo(new Receipt.Taken());
        assertThat(status("call.answered", Map.of("client_state", lastState())))
                .isEqualTo(new Receipt.Unavailable());

        assertThat(given)
                .extracting(it -> it.path().substring(it.path().lastIndexOf('/') + 1))
                .containsExactly("answer", "speak");
    }

    /** TwiML is nothing to Telnyx, whoever may write it. */
    @Test
    void isHungUpWhereTheAgentsInstructionsMeanNothingThere() {
        routes.handle(
                AnsweredCalls.route(
                        2, "tel", new AnswerInstructions("https://voice.example.com/x", null)));

        incoming("call.initiated", initiated());

        assertThat(given).extracting(Given::path).singleElement().asString().endsWith("/hangup");
        assertThat(count("unsupported")).isEqualTo(1);
    }

    @Test
    void isNotAnsweredWithoutAKey() {
        var webhook = webhook("/telnyx/tel/incoming", account(""), "call.initiated", initiated());

        calls.answer(webhook);

        assertThat(given).isEmpty();
        assertThat(count("not-answered")).isEqualTo(1);
        await().atMost(SOON).until(() -> events(CallStatus.RINGING) == 1);
    }

    private void incoming(String type, Map<String, String> payload) {
        calls.answer(webhook("/telnyx/tel/incoming", account("KEY1"), type, payload));
    }

    private Receipt status(String type, Map<String, String> payload) {
        return new StatusCallbacks(
                        eventLog,
                        new CallbackTokens(List.of("a-secret")),
                        calls,
                        new WebhookMetrics(metrics),
                        CLOCK)
                .receive(webhook("/telnyx/tel/status", account("KEY1"), type, payload));
    }

    private Webhook webhook(
            String path, Account account, String type, Map<String, String> payload) {
        return new Webhook(
                account,
                new RawRequest(
                        path,
                        null,
                        Map.of("Content-Type", "application/json"),
                        Sender.event(type, payload).getBytes(StandardCharsets.UTF_8)));
    }

    private Account account(String apiKey) {
        var properties = new HashMap<String, Object>();
        properties.put("dialstream.provider.tel.vendor", "telnyx");
        properties.put("dialstream.provider.tel.connectionid", Sender.CONNECTION);
        properties.put("dialstream.provider.tel.publickey", telnyx.publicKey());
        properties.put("dialstream.provider.tel.apikey", apiKey);
        properties.put(
                "dialstream.provider.tel.apibaseurl",
                "http://127.0.0.1:" + api.getAddress().getPort());
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new Account(
                "tel",
                "telnyx",
                new Telnyx(CLOCK).provider(ConfiguredAccounts.read(environment).getFirst()));
    }

    /** What Telnyx tells with every later webhook of the call. */
    private String lastState() {
        return given.getLast().body().path("client_state").asString();
    }

    private static Map<String, String> initiated() {
        return Map.of(
                "direction",
                "incoming",
                "from",
                CALLER.e164(),
                "to",
                OUR_NUMBER.e164(),
                "client_state",
                "");
    }

    private static Map<String, String> with(
            Map<String, String> payload, String name, String value) {
        var more = new HashMap<>(payload);
        more.put(name, value);
        return more;
    }

    private long events(CallStatus status) {
        return eventLog.published(IncomingCallChanged.class).stream()
                .filter(event -> event.status() == status)
                .count();
    }

    private double count(String result) {
        return metrics.get("dialstream.incoming.calls").tag("result", result).counter().count();
    }
}
