package io.dialstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.stack.demo.Api;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.rules.SampleRules;
import io.dialstream.stack.testing.Http;
import io.dialstream.stack.testing.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What users do and see; the journeys are made side by side, as they are by users. */
@Order(2)
@ExtendWith(SharedStage.Extension.class)
@ResourceLock(
        value = JourneyIT.PROVIDER,
        mode = ResourceAccessMode.READ,
        target = ResourceLockTarget.CHILDREN)
class JourneyIT {

    /** Held alone by those who make the provider misbehave. */
    static final String PROVIDER = "the provider";

    private static final int LIMIT = 5;
    private static final Set<String> FINAL = Set.of("COMPLETED", "MISSED", "NO_ANSWER", "FAILED");

    private static Stage stage;

    @BeforeAll
    static void enter(SharedStage shared) {
        stage = shared.stage();
    }

    @Test
    void aCampaignIsCalledAndEveryNumberIsTrue() {
        var leads = stage.newLeads(40);
        leads.subList(0, LIMIT).forEach(JourneyIT::talksUntilTheOthersAreDialledToo);
        var id = stage.startCampaignOf(Stage.ANN, leads, LIMIT);
        var frames = Frames.of(stage, id);

        var campaign = stage.awaitStatus(id, "COMPLETED");

        Truth.agrees(stage, id);
        assertThat(campaign.number("completedLeads")).isEqualTo(40);
        assertThat(stage.truth(id).path("calls").asLong()).isEqualTo(40);
        assertThat(stage.truth(id).path("maxLiveCalls").asLong()).isEqualTo(LIMIT);
        assertThat(stage.report(id).path("voiceErrors").asLong()).isZero();
        await().untilAsserted(() -> {
            var last = frames.received().getLast();
            assertThat(last.path("campaign").path("status").asString()).isEqualTo("COMPLETED");
            assertThat(last.path("campaign").path("completedLeads").asLong()).isEqualTo(40);
        });
        assertThat(frames.types().getFirst()).isEqualTo("snapshot");
        assertThat(frames.types()).contains("progress", "call", "status");
        assertThat(frames.revisions()).isSorted().doesNotHaveDuplicates();
    }

    /** However slow the machine is: calls of half a second may end before all five are placed. */
    private static void talksUntilTheOthersAreDialledToo(Map<String, String> lead) {
        stage.simulator.put(
                "/simulator/outcomes/" + lead.get("phoneNumber"),
                Map.of("outcome", "completed", "talkSeconds", 6 * Stage.SPEED_UP));
    }

    @Test
    void everyCallHasItsLogItsTimelineAndItsLead() {
        var id = stage.startCampaign(12, LIMIT);
        stage.awaitStatus(id, "COMPLETED");

        var logs = stage.all("/campaigns/" + id + "/logs");
        var calls = stage.all("/campaigns/" + id + "/calls");
        var leads = stage.all("/campaigns/" + id + "/leads?status=DONE");

        assertThat(calls).hasSize(12);
        assertThat(leads).hasSize(12);
        var entries = new HashSet<String>();
        logs.forEach(entry ->
                assertThat(entries.add(entry.path("callId") + "" + entry.path("event")))
                        .as("one entry a call and status")
                        .isTrue());
        for (var call : calls) {
            var timeline =
                    stage.api.get("/calls/" + call.path("id").asString()).body().path("timeline");
            assertThat(timeline.get(0).path("event").asString()).isEqualTo("INITIATED");
            assertThat(timeline.get(timeline.size() - 1).path("event"))
                    .isEqualTo(call.path("status"));
            assertThat(call.path("leadName").asString()).startsWith("Lead ");
            assertThat(call.path("phoneNumber").asString()).startsWith("+1");
        }
    }

    /** Whatever a consumer does with a record that comes again, it knows the same in the end. */
    @Test
    void recordsOfOneEventIdDifferInNothingButWhenTheyWereWritten() {
        var id = stage.startCampaign(20, LIMIT);
        stage.awaitStatus(id, "COMPLETED");

        var records = StatusRecords.of(stage, id);

        assertThat(records).hasSizeGreaterThan(60);
        var wordings = new HashMap<String, JsonNode>();
        for (var record : records) {
            var words = ((ObjectNode) record.deepCopy()).without("recordedAt");
            var first = wordings.putIfAbsent(record.path("eventId").asString(), words);
            assertThat(words).isEqualTo(first == null ? words : first);
        }
    }

    @Test
    void theTimesOfEveryCallAreInOrder() {
        var id = stage.startCampaign(20, LIMIT);
        stage.awaitStatus(id, "COMPLETED");

        for (var call : stage.all("/campaigns/" + id + "/calls")) {
            var times =
                    Stream.of("createdAt", "dialedAt", "answeredAt", "endedAt")
                            .map(call::path)
                            .filter(JsonNode::isString)
                            .map(time -> Instant.parse(time.asString()))
                            .toList();
            assertThat(times).as("%s", call).hasSizeGreaterThan(1).isSorted();
        }
    }

    @Test
    void aPauseStartsNoCallAndAResumeDialsTheRest() {
        var id = stage.startCampaign(30, LIMIT);
        stage.awaitDone(id, 5);

        assertThat(stage.api.patch("/campaigns/" + id + "/pause").status()).isEqualTo(200);
        long dialled = stage.truth(id).path("calls").asLong();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> onlyAnnouncedCallsAreOpen(id));

        // A call that was being placed in that same moment may still have started.
        assertThat(stage.truth(id).path("calls").asLong()).isLessThanOrEqualTo(dialled + LIMIT);
        long paused = stage.truth(id).path("calls").asLong();
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(3))
                .until(() -> stage.truth(id).path("calls").asLong() == paused);
        assertThat(stage.campaign(id).text("status")).isEqualTo("PAUSED");

        assertThat(stage.api.patch("/campaigns/" + id + "/resume").status()).isEqualTo(200);
        stage.awaitStatus(id, "COMPLETED");
        Truth.agrees(stage, id);
        assertThat(stage.truth(id).path("calls").asLong()).isEqualTo(30);
    }

    /** A call that was announced and not asked for when the pause came waits for the resume. */
    private static void onlyAnnouncedCallsAreOpen(String id) {
        var open =
                stage.all("/campaigns/" + id + "/calls").stream()
                        .map(call -> call.path("status").asString())
                        .filter(status -> !FINAL.contains(status))
                        .toList();
        assertThat(open).allMatch("INITIATED"::equals);
        assertThat(stage.campaign(id).number("inFlightCalls")).isEqualTo(open.size());
        assertThat(stage.truth(id).path("liveCalls").asLong()).isZero();
    }

    @Test
    void aStopDropsWhatWasNotDialledAndHangsUpWhatIsLive() {
        var id = stage.startCampaign(40, LIMIT);
        stage.awaitDone(id, 4);

        var stopped = stage.api.delete("/campaigns/" + id + "?hangup=true");

        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.text("status")).isEqualTo("STOPPED");
        stage.awaitNothingLive(id);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> Truth.agrees(stage, id));
        // Commands that lay in the log are dropped one by one, and their leads with them.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    var campaign = stage.campaign(id);
                    assertThat(campaign.number("skippedLeads"))
                            .isPositive()
                            .isEqualTo(40 - campaign.number("completedLeads"));
                    assertThat(stage.all("/campaigns/" + id + "/leads?status=SKIPPED"))
                            .hasSize((int) campaign.number("skippedLeads"));
                });
        assertThat(stage.api.patch("/campaigns/" + id + "/resume").status()).isEqualTo(409);
    }

    @Test
    void aSingleCallIsCalled() {
        var posted =
                stage.api.post(
                        "/calls",
                        Map.of(
                                "agentId",
                                "reminder",
                                "name",
                                "Grace",
                                "phoneNumber",
                                "+14155550199"));

        assertThat(posted.status()).isEqualTo(202);
        var call = "/calls/" + posted.text("id");
        assertThat(posted.raw().headers().firstValue("Location")).hasValue(call);
        assertThat(stage.api.get(call).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> FINAL.contains(stage.api.get(call).text("status")));
        assertThat(stage.api.get(call).body().path("timeline").size()).isGreaterThan(1);
        assertThat(stage.api.as(Stage.BOB).get(call).status()).isEqualTo(404);
    }

    @Test
    void anotherTenantSeesNothing() {
        var id = stage.startCampaign(3, LIMIT);
        var bob = stage.api.as(Stage.BOB);

        for (var path : List.of("", "/logs", "/calls", "/leads")) {
            assertThat(bob.get("/campaigns/" + id + path).status()).as(path).isEqualTo(404);
            assertThat(bob.as(null).get("/campaigns/" + id + path).status())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(bob.patch("/campaigns/" + id + "/pause").status()).isEqualTo(404);
        assertThat(bob.get("/campaigns").body().path("items").size()).isZero();
        stage.awaitStatus(id, "COMPLETED");
    }

    /** As {@code ./dialstream demo --rules} has it. */
    @Test
    void nobodyIsCalledWhomARuleForbidsToCall() {
        var addresses = stage.stack.addresses();
        var api = new Api(addresses.campaigns(), addresses.simulator(), Stage.ANN);
        var said = new ByteArrayOutputStream();
        var before = stage.simulator.get("/simulator/settings").body();
        try {
            var out = new PrintStream(said, true, StandardCharsets.UTF_8);
            assertThat(new SampleRules(api, out).run()).as(said::toString).isTrue();
        } finally {
            stage.simulator.put("/simulator/settings", before);
        }
    }

    @Test
    @ResourceLock(PROVIDER)
    void aProviderThatMisbehavesChangesNoNumber() {
        var mishaps =
                Map.of(
                        "duplicate-callback", 0.3,
                        "reorder-callback", 0.2,
                        "lose-callback", 0.1,
                        "forged-callback", 0.3,
                        "callback-first", 0.2,
                        "rate-limit", 0.1,
                        "error-500-after", 0.1,
                        "close-after", 0.1);
        var id =
                stage.withMishaps(
                        mishaps,
                        () -> {
                            var campaign = stage.startCampaign(40, LIMIT);
                            stage.awaitStatus(campaign, "COMPLETED");
                            return campaign;
                        });

        Truth.agrees(stage, id);
        assertThat(stage.truth(id).path("calls").asLong()).isEqualTo(40);
        assertThat(stage.campaign(id).number("completedLeads")).isEqualTo(40);
    }

    @Test
    @ResourceLock(PROVIDER)
    void credentialsThatAreRefusedPauseTheCampaignUntilTheyAreMended() {
        var id =
                stage.withMishaps(
                        Map.of("unauthorized", 1.0),
                        () -> {
                            var campaign = stage.startCampaign(20, LIMIT);
                            var paused = stage.awaitStatus(campaign, "PAUSED");
                            assertThat(paused.text("statusReason")).startsWith("PROVIDER_20003");
                            // Numbers follow a moment later: none in flight may mean none yet.
                            await().atMost(Duration.ofSeconds(60))
                                    .until(() ->
                                            stage.campaign(campaign).number("failedCalls") > 0);
                            stage.awaitNothingLive(campaign);
                            return campaign;
                        });
        assertThat(stage.campaign(id).number("failedCalls")).isBetween(1L, (long) LIMIT);
        assertThat(stage.campaign(id).number("completedLeads")).isZero();

        stage.api.patch("/campaigns/" + id + "/resume");
        var completed = stage.awaitStatus(id, "COMPLETED");

        assertThat(completed.number("completedLeads")).isEqualTo(20);
        assertThat(stage.truth(id).path("calls").asLong()).isEqualTo(20);
    }

    @Test
    void everyServiceTellsItsHealthAndItsNumbers() {
        var id = stage.startCampaign(3, LIMIT);
        stage.awaitStatus(id, "COMPLETED");
        var numbers =
                Map.of(
                        Part.CAMPAIGN, "dialstream_dispatch_inflight",
                        Part.DIALER, "dialstream_calls_placed",
                        Part.INGEST, "dialstream_webhooks",
                        Part.CALLLOG, "dialstream_projection_delay");
        numbers.forEach((part, metric) -> {
            var service = new Http(stage.stack.addresses().http(part.first()), null);
            var management = new Http(stage.stack.addresses().management(part.first()), null);
            for (var port : List.of(service, management)) {
                assertThat(port.get("/actuator/health").text("status")).isEqualTo("UP");
                assertThat(port.get("/actuator/health/liveness").status()).isEqualTo(200);
            }
            assertThat(management.get("/actuator/prometheus").raw().body())
                    .contains(metric)
                    .contains("dependency=\"kafka\"} 1.0");
            assertThat(service.get("/actuator/prometheus").status()).isEqualTo(404);
        });
        assertThat(stage.api.as(null).get("/v3/api-docs").text("openapi")).startsWith("3.");
    }
}
