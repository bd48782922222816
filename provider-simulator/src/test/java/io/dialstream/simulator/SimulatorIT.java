package io.dialstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.call.Event;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Drives the simulator with the official SDK, and checks what it sends with it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "simulator.account-sid=" + SimulatorClient.ACCOUNT,
            "simulator.auth-token=" + SimulatorClient.TOKEN,
            "simulator.accounts.east.account-sid=" + SimulatorClient.EAST_ACCOUNT,
            "simulator.accounts.east.auth-token=" + SimulatorClient.EAST_TOKEN,
            "simulator.speed-up=200",
            "simulator.mix.completed=1",
            "simulator.mix.no-answer=0",
            "simulator.mix.busy=0",
            "simulator.mix.failed=0",
            "simulator.mix.machine=0",
            "simulator.outcomes.15559990001=busy",
            "simulator.outcomes.[+15559990002]=hang"
        })
class SimulatorIT {

    private static final String FROM = "+15550002222";
    private static final String HANGING = "+15559990002";
    private static final List<String> ALL_EVENTS =
            List.of("initiated", "ringing", "answered", "completed");
    private static final Set<String> ENDS = Set.of("completed", "busy");
    private static final AtomicInteger numbers = new AtomicInteger();

    private final Caller caller;
    private SimulatorClient simulator = new SimulatorClient(0);
    private TwilioRestClient sdk = simulator.sdk();
    private String campaign = "";
    private String number = "";

    SimulatorIT() throws IOException {
        caller = new Caller(SimulatorClient.TOKEN);
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        simulator = new SimulatorClient(port);
        sdk = simulator.sdk();
        int run = numbers.incrementAndGet();
        campaign = "campaign-" + run;
        number = String.format("+1555100%04d", run);
    }

    @AfterEach
    void disconnect() {
        simulator.delete("/simulator/faults");
        caller.close();
    }

    @Test
    void takesACallFromCreateToCompletedWithSignedCallbacks() {
        Call created = call(number).create(sdk);
        assertThat(created.getStatus()).isEqualTo(Call.Status.QUEUED);
        assertThat(created.getTo()).isEqualTo(number);
        await().untilAsserted(() ->
                assertThat(caller.statuses(created.getSid()))
                        .containsExactly("initiated", "ringing", "in-progress", "completed"));
        assertThat(caller.received(created.getSid())).allMatch(Caller.Received::isSigned);
        Call ended = Call.fetcher(created.getSid()).fetch(sdk);
        assertThat(ended.getStatus()).isEqualTo(Call.Status.COMPLETED);
        assertThat(ended.getDuration())
                .isEqualTo(caller.received(created.getSid()).getLast().form().get("CallDuration"));
        assertThat(ended.getStartTime()).isNotNull();
    }

    @Test
    void servesTwoAccountsAndTellsWhoseACallWas() throws IOException {
        TwilioRestClient east =
                simulator.sdk(SimulatorClient.EAST_ACCOUNT, SimulatorClient.EAST_TOKEN);
        try (Caller ofEast = new Caller(SimulatorClient.EAST_TOKEN)) {
            Call first = call(number).create(sdk);
            Call second =
                    call(number)
                            .setStatusCallback(
                                    URI.create(ofEast.url("/status?campaignId=" + campaign)))
                            .create(east);
            awaitEnd(first);
            await().untilAsserted(() ->
                    assertThat(ofEast.statuses(second.getSid()))
                            .endsWith("in-progress", "completed"));

            assertThat(second.getAccountSid()).isEqualTo(SimulatorClient.EAST_ACCOUNT);
            assertThat(ofEast.received(second.getSid()))
                    .allMatch(Caller.Received::isSigned)
                    .allMatch(one ->
                            SimulatorClient.EAST_ACCOUNT.equals(one.form().get("AccountSid")));
            assertThat(caller.received(second.getSid())).isEmpty();
            assertThat(accounts(simulator.report(campaign)))
                    .containsOnly(
                            Map.entry(first.getSid(), "twilio"),
                            Map.entry(second.getSid(), "east"));
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> Call.fetcher(second.getSid()).fetch(sdk))
                    .matches(refused -> refused.getCode() == 20404);
        }
    }

    @Test
    void noAccountGetsInWithTheTokenOfAnother() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() ->
                        call(number)
                                .create(
                                        simulator.sdk(
                                                SimulatorClient.EAST_ACCOUNT,
                                                SimulatorClient.TOKEN)))
                .matches(refused -> refused.getCode() == 20003);
    }

    private static Map<String, String> accounts(JsonNode report) {
        Map<String, String> accounts = new HashMap<>();
        for (JsonNode call : report.get("calls")) {
            accounts.put(call.get("sid").asString(), call.get("account").asString());
        }
        return accounts;
    }

    @Test
    void asksForTheInstructionsOfAnAnsweredCallWithASignature() {
        Call created = fetching("/voice?x=%20y").create(sdk);
        awaitEnd(created);
        List<Caller.Received> voice =
                caller.received(created.getSid()).stream()
                        .filter(one -> one.path().startsWith("/voice"))
                        .toList();
        assertThat(voice).hasSize(1).allMatch(Caller.Received::isSigned);
        assertThat(voice.getFirst().path()).isEqualTo("/voice?x=%20y");
        assertThat(voice.getFirst().status()).isEqualTo("in-progress");
    }

    @Test
    void countsACallWhoseInstructionsAreUnusable() {
        long before = simulator.report(campaign).get("voiceErrors").asLong();
        Call created = fetching("/broken").create(sdk);
        awaitEnd(created);
        await().untilAsserted(() ->
                assertThat(simulator.report(campaign).get("voiceErrors").asLong())
                        .isEqualTo(before + 1));
    }

    @Test
    void tellsTheTruthAboutACall() {
        Call created = call(number).create(sdk);
        awaitEnd(created);
        JsonNode report = simulator.report(campaign);
        assertThat(report.get("callsPerNumber").get(number).asInt()).isEqualTo(1);
        assertThat(report.get("campaigns").get(campaign).get("successful").asInt()).isEqualTo(1);
        JsonNode call = report.get("calls").get(0);
        assertThat(call.get("sid").asString()).isEqualTo(created.getSid());
        assertThat(call.get("callId").asString()).isEqualTo("call-of-" + campaign);
        assertThat(call.get("leadId").asString()).isEqualTo("7");
        assertThat(call.get("status").asString()).isEqualTo("completed");
        assertThat(call.get("durationSeconds").asInt()).isPositive();
        assertThat(call.get("createRequests").asInt()).isEqualTo(1);
        assertThat(Instant.parse(call.get("createdAt").asString())).isBefore(Instant.now());
        JsonNode brief = simulator.json(simulator.get("/simulator/report?calls=false"));
        assertThat(brief.has("calls")).isFalse();
        assertThat(brief.has("callsPerNumber")).isFalse();
    }

    @Test
    void obeysOutcomesFromTheProperties() {
        Call busy = call("+15559990001").create(sdk);
        awaitEnd(busy);
        assertThat(caller.statuses(busy.getSid())).last().isEqualTo("busy");
        assertThat(caller.received(busy.getSid()).getLast().form())
                .containsEntry("SipResponseCode", "486")
                .containsEntry("CallDuration", "0");
    }

    @Test
    void hangsUpALiveCallButNoEndedOne() {
        Call created = call(HANGING).create(sdk);
        await().untilAsserted(() ->
                assertThat(caller.statuses(created.getSid())).contains("in-progress"));
        Call ended =
                Call.updater(created.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(sdk);
        assertThat(ended.getStatus()).isEqualTo(Call.Status.COMPLETED);
        assertRefused(
                400,
                21220,
                () ->
                        Call.updater(created.getSid())
                                .setStatus(Call.UpdateStatus.COMPLETED)
                                .update(sdk));
    }

    @Test
    void tellsNothingOfACallCancelledWhileQueued() {
        simulator.put("/simulator/settings", "{\"callsPerSecond\": 0.01}");
        try {
            call(HANGING).create(sdk);
            Call waiting = call(HANGING).create(sdk);
            Call.updater(waiting.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(sdk);
            assertThat(Call.fetcher(waiting.getSid()).fetch(sdk).getStatus())
                    .isEqualTo(Call.Status.CANCELED);
            assertThat(caller.received(waiting.getSid())).isEmpty();
        } finally {
            simulator.put("/simulator/settings", "{\"callsPerSecond\": 1000}");
        }
    }

    @Test
    void findsCallsByNumberStatusAndTimePageByPage() {
        List<String> sids = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            sids.add(0, call(number).create(sdk).getSid());
        }
        await().until(() -> live() == 0);
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        List<String> found = new ArrayList<>();
        Call.reader()
                .setTo(new PhoneNumber(number))
                .setFrom(new PhoneNumber(FROM))
                .setStatus(Call.Status.COMPLETED)
                .setStartTimeAfter(now.minusMinutes(1))
                .setStartTimeBefore(now.plusMinutes(1))
                .setPageSize(2L)
                .read(sdk)
                .forEach(call -> found.add(call.getSid()));
        assertThat(found).isEqualTo(sids);
        assertThat(Call.reader().setTo(number).setStartTimeAfter(now.plusMinutes(1)).read(sdk))
                .isEmpty();
        assertThat(Call.reader().setTo(number).setStatus(Call.Status.BUSY).read(sdk)).isEmpty();
    }

    /** Whether what was sent has arrived is another matter. */
    @Test
    void showsTheRequestsForACallOnceItHasEnded() {
        simulator.put("/simulator/faults", "{\"lose-callback\": {}}");
        Call created = call(number).create(sdk);
        Call hanging = call(HANGING).create(sdk);

        List<String> requests =
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> requestsFor(created.getSid()), found -> !found.isEmpty());
        assertThat(requests.getFirst()).contains("to=" + number, "call-of-" + campaign);
        assertThat(requests.subList(1, requests.size()))
                .isNotEmpty()
                .allMatch(request -> request.contains("callId=call-of-" + campaign))
                .noneMatch(request -> request.contains("#rc"));
        assertThat(requestsFor(hanging.getSid())).isEmpty();
        assertRefused(404, 20404, () -> requestsFor("CA1"));
    }

    private List<String> requestsFor(String sid) {
        List<String> requests = new ArrayList<>();
        Event.reader(sid).read(sdk).forEach(event -> requests.add(event.getRequest().toString()));
        return requests;
    }

    @ParameterizedTest
    @CsvSource({
        "To, '', 21201",
        "To, 5551234, 21211",
        "To, +1, 21211",
        "From, '', 21213",
        "From, me, 21212",
        "Twiml, '', 21205",
        "Url, caller.test/voice, 21205",
        "StatusCallback, not a url, 21609",
        "Timeout, soon, 20001"
    })
    void refusesWhatTheProviderRefuses(String field, String value, int code) {
        Map<String, String> form = new HashMap<>();
        form.put("To", number);
        form.put("From", FROM);
        form.put("Twiml", "<Response/>");
        form.put(field, value);
        HttpResponse<String> answer = simulator.create(form);
        JsonNode error = simulator.json(answer);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error.get("code").asInt()).isEqualTo(code);
        assertThat(error.get("status").asInt()).isEqualTo(400);
        assertThat(error.get("more_info").asString()).endsWith("/" + code);
        assertThat(error.get("message").asString()).isNotBlank();
    }

    @Test
    void refusesWrongCredentialsAndUnknownCalls() {
        TwilioRestClient stranger = simulator.sdk("54321");
        assertRefused(401, 20003, () -> call(number).create(stranger));
        assertRefused(401, 20003, () -> Call.fetcher("CA1").fetch(stranger));
        assertRefused(404, 20404, () -> Call.fetcher("CA1").fetch(sdk));
        assertRefused(
                404,
                20404,
                () -> Call.updater("CA1").setStatus(Call.UpdateStatus.COMPLETED).update(sdk));
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorized, 401, 20003, 0",
        "rate-limit, 429, 20429, 0",
        "error-500-before, 500, 20500, 0",
        "error-503-before, 503, 20503, 0",
        "error-500-after, 500, 20500, 1",
        "error-503-after, 503, 20503, 1"
    })
    void failsAsTheFaultSays(String fault, int status, int code, int calls) {
        simulator.put("/simulator/faults", "{\"" + fault + "\": {\"next\": 1}}");
        assertRefused(status, code, () -> call(number).create(sdk));
        assertThat(simulator.report(campaign).get("calls")).hasSize(calls);
        assertThat(call(number).create(sdk).getSid()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"close-before, 0", "close-after, 1", "timeout-after, 1"})
    void breaksOffAsTheFaultSays(String fault, int calls) {
        simulator.put("/simulator/faults", "{\"" + fault + "\": {\"next\": 1}}");
        assertThatExceptionOfType(ApiConnectionException.class)
                .isThrownBy(() -> call(number).create(sdk));
        assertThat(simulator.report(campaign).get("calls")).hasSize(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty-201", "unreadable-201"})
    void answersUnreadablyAlthoughThereIsACall(String fault) {
        simulator.put("/simulator/faults", "{\"" + fault + "\": {\"next\": 1}}");
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> call(number).create(sdk));
        assertThat(simulator.report(campaign).get("calls")).hasSize(1);
    }

    @Test
    void tellsHowLongToWaitWhenThereWereTooManyRequests() {
        simulator.put("/simulator/faults", "{\"rate-limit\": {\"next\": 1, \"seconds\": 3}}");
        HttpResponse<String> answer =
                simulator.create(Map.of("To", number, "From", FROM, "Twiml", "<Response/>"));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("3");
    }

    @Test
    void sendsTheFirstCallbackBeforeTheAnswer() {
        simulator.put("/simulator/faults", "{\"callback-first\": {}}");
        Call created = call(number).create(sdk);
        assertThat(caller.statuses(created.getSid())).contains("initiated");
    }

    @Test
    void sendsOneCallbackTwiceAndLosesAnother() {
        simulator.put(
                "/simulator/faults",
                "{\"duplicate-callback\": {\"status\": \"ringing\"},"
                        + " \"lose-callback\": {\"status\": \"in-progress\"}}");
        Call created = call(number).create(sdk);
        awaitEnd(created);
        assertThat(caller.statuses(created.getSid()))
                .containsExactly("initiated", "ringing", "ringing", "completed");
        assertThat(simulator.report(campaign).get("faultsStruck").get("lose-callback").asInt())
                .isPositive();
    }

    @Test
    void hidesANewCallFromReadsForAWhile() {
        simulator.put("/simulator/faults", "{\"late-reads\": {\"seconds\": 0.3}}");
        Call created = call(number).create(sdk);
        assertRefused(404, 20404, () -> Call.fetcher(created.getSid()).fetch(sdk));
        await().ignoreExceptions()
                .until(() -> Call.fetcher(created.getSid()).fetch(sdk).getSid() != null);
    }

    @Test
    void setsOutcomesAtRunTime() {
        HttpResponse<String> answer =
                simulator.put(
                        "/simulator/outcomes/" + number,
                        "{\"outcome\": \"completed\", \"talkSeconds\": 77, \"ringSeconds\": 1}");
        assertThat(answer.statusCode()).isEqualTo(204);
        awaitEnd(call(number).create(sdk));
        assertThat(simulator.report(campaign).get("calls").get(0).get("durationSeconds").asInt())
                .isEqualTo(77);
    }

    @Test
    void changesOnlyTheSettingsThatAreNamed() {
        JsonNode before = simulator.json(simulator.get("/simulator/settings"));
        JsonNode after =
                simulator.json(
                        simulator.put("/simulator/settings", "{\"talk\": {\"median\": 20}}"));
        assertThat(after.get("talk").get("median").asDouble()).isEqualTo(20);
        assertThat(after.get("talk").get("sigma")).isEqualTo(before.get("talk").get("sigma"));
        assertThat(after.get("mix")).isEqualTo(before.get("mix"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/simulator/faults          | {\"lose-everything\": {}}",
                "/simulator/faults          | {\"lose-callback\": {\"probability\": 2}}",
                "/simulator/faults          | {\"lose-callback\": {\"chance\": 1}}",
                "/simulator/outcomes/+15551 | {\"outcome\": \"elsewhere\"}",
                "/simulator/outcomes/+15551 | {}",
                "/simulator/settings        | {\"speedUp\": 0}",
                "/simulator/settings        | {\"speed\": 5}",
                "/simulator/settings        | nonsense"
            })
    void refusesControlsThatMakeNoSense(String path, String body) {
        assertThat(simulator.put(path, body).statusCode()).isEqualTo(400);
    }

    @Test
    void forgetsNothingWhileACallIsLive() {
        Call created = call(HANGING).create(sdk);
        assertThat(simulator.delete("/simulator/report").statusCode()).isEqualTo(409);
        Call.updater(created.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(sdk);
    }

    @Test
    void isHealthy() {
        assertThat(simulator.get("/actuator/health").body()).contains("UP");
    }

    private CallCreator call(String to) {
        return withCallback(
                Call.creator(new PhoneNumber(to), new PhoneNumber(FROM), new Twiml("<Response/>")));
    }

    private CallCreator fetching(String path) {
        return withCallback(
                Call.creator(
                        new PhoneNumber(number),
                        new PhoneNumber(FROM),
                        URI.create(caller.url(path))));
    }

    private CallCreator withCallback(CallCreator creator) {
        String query = "?callId=call-of-" + campaign + "&campaignId=" + campaign + "&leadId=7";
        return creator.setStatusCallback(caller.url("/status" + query) + "#rc=5&rp=5xx,ct,rt")
                .setStatusCallbackEvent(ALL_EVENTS)
                .setTimeout(60)
                .setTimeLimit(3600);
    }

    /** Waits until the caller was told of the end, so nothing of the call is left to happen. */
    private void awaitEnd(Call call) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> caller.statuses(call.getSid()).stream().anyMatch(ENDS::contains));
    }

    private int live() {
        return simulator.report(campaign).get("campaigns").get(campaign).get("liveCalls").asInt();
    }

    private static void assertRefused(int status, int code, Runnable request) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(request::run)
                .satisfies(refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(status);
                    assertThat(refusal.getCode()).isEqualTo(code);
                });
    }
}
