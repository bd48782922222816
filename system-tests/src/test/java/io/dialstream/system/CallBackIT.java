package io.dialstream.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.stack.testing.Http;
import io.dialstream.stack.testing.Stage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** People who call a number of ours, through all processes. */
@Order(2)
@ExtendWith(SharedStage.Extension.class)
@ResourceLock(value = JourneyIT.PROVIDER, mode = ResourceAccessMode.READ)
class CallBackIT {

    /** That our calls come from as well. */
    private static final String OURS = "+15005550008";

    private static final String UNROUTED = "+15005550009";
    private static final String GREETING = "Thank you for calling back.";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int AN_HOUR = 3_600;

    private static Stage stage;
    private static Http ann;

    @BeforeAll
    static void enter(SharedStage shared) {
        stage = shared.stage();
        ann = stage.api.as(Stage.ANN);
        ann.put(
                "/agents/reception",
                Map.of("name", "Reception", "message", GREETING, "callerId", OURS));
        var put = ann.put("/numbers/" + OURS, Map.of("agentId", "reception"));
        assertThat(put.status()).as("%s", put.body()).isIn(200, 201);
        // Whoever takes the call reads of the route in its own time.
        await().atMost(SOON)
                .until(() -> heardBy(stage.newLeads(1).getFirst(), OURS).contains(GREETING));
    }

    @AfterAll
    static void leave() {
        ann.delete("/numbers/" + OURS);
        ann.delete("/agents/reception");
    }

    @Test
    void whoCallsBackIsAnsweredAndNotCalledAgain() {
        var lead = stage.newLeads(1).getFirst();
        missesTheCall(lead);
        var id = campaign(lead, null);
        await().atMost(SOON).until(() -> status(id).equals("WAITING"));

        calls(number(lead), OURS, 10);

        stage.awaitStatus(id, "COMPLETED");
        var called = lead(id);
        assertThat(called.path("status").asString()).isEqualTo("DONE");
        assertThat(called.path("calledBack").asBoolean()).isTrue();
        assertThat(called.path("attempts").asInt()).isEqualTo(1);
        assertThat(stage.report(id).path("calls").size()).isEqualTo(1);

        var call = incoming(number(lead)).getFirst();
        assertThat(call.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(call.path("direction").asString()).isEqualTo("INBOUND");
        assertThat(call.path("ourNumber").asString()).isEqualTo(OURS);
        assertThat(call.path("matchedBy").asString()).isEqualTo("CALLER_ID");
        assertThat(call.path("campaignId").asString()).isEqualTo(id);
        assertThat(call.path("leadId").asString()).isEqualTo(called.path("id").asString());
        assertThat(call.path("returnsCallId").asString()).isEqualTo(id + "-1-1");
        assertThat(stage.all("/campaigns/" + id + "/calls")).hasSize(1);
        var counted = stage.campaign(id);
        assertThat(counted.body().path("endedCalls").asInt()).isEqualTo(1);
    }

    @Test
    void whoCallsBackIsCalledAgainWhereTheCampaignKeepsTo() {
        var lead = stage.newLeads(1).getFirst();
        missesTheCall(lead);
        var id = campaign(lead, "KEEP");
        await().atMost(SOON).until(() -> status(id).equals("WAITING"));

        calls(number(lead), OURS, 10);

        await().atMost(SOON).until(() -> lead(id).path("calledBack").asBoolean());
        assertThat(status(id)).isEqualTo("WAITING");
        ann.delete("/campaigns/" + id);
        stage.awaitStatus(id, "STOPPED");
    }

    @Test
    void aCallerWhoHidesTheNumberIsHeardAndMatchedWithNobody() {
        calls(null, OURS, 5);

        await().atMost(SOON)
                .until(() ->
                        stage.all("/calls?direction=INBOUND&status=COMPLETED").stream()
                                .anyMatch(call -> call.path("phoneNumber").isNull()));
        var call =
                stage.all("/calls?direction=INBOUND").stream()
                        .filter(one -> one.path("phoneNumber").isNull())
                        .findFirst()
                        .orElseThrow();
        assertThat(call.path("matchedBy").asString()).isEqualTo("NONE");
        assertThat(call.path("campaignId").isNull()).isTrue();
    }

    @Test
    void aNumberThatNobodyTakesCallsToSaysSo() {
        var caller = stage.newLeads(1).getFirst();

        assertThat(heardBy(caller, UNROUTED))
                .singleElement()
                .satisfies(heard -> assertThat(heard).contains("Nobody can take your call"));
        assertThat(incoming(number(caller))).isEmpty();
    }

    private static void missesTheCall(Map<String, String> lead) {
        stage.simulator.put("/simulator/outcomes/" + number(lead), Map.of("outcome", "no-answer"));
    }

    private static String campaign(Map<String, String> lead, @Nullable String onCallback) {
        var rule = Map.of("outcome", "NO_ANSWER", "afterSeconds", List.of(AN_HOUR));
        var body = new HashMap<String, Object>();
        body.put("name", "Call back");
        body.put("agentId", "reception");
        body.put("leads", List.of(lead));
        body.put("retry", Map.of("maxAttempts", 3, "rules", List.of(rule)));
        if (onCallback != null) {
            body.put("onCallback", onCallback);
        }
        var answer = ann.post("/campaigns", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.text("id");
    }

    /** Which call it is at the provider. */
    private static String calls(@Nullable String from, String to, int talkSeconds) {
        var wanted = new HashMap<String, Object>();
        wanted.put("to", to);
        wanted.put("talkSeconds", talkSeconds);
        if (from != null) {
            wanted.put("from", from);
        }
        return stage.simulator.post("/simulator/calls", wanted).text("sid");
    }

    /** What somebody hears who calls a number, once that call is over. */
    private static List<String> heardBy(Map<String, String> caller, String number) {
        var sid = calls(number(caller), number, 2);
        await().atMost(SOON).until(() -> !atTheProvider(sid).path("endedAt").isNull());
        return atTheProvider(sid).path("heard").valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode atTheProvider(String sid) {
        return stage.simulator
                .get("/simulator/report")
                .body()
                .path("incomingCalls")
                .valueStream()
                .filter(call -> call.path("sid").asString().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> incoming(String from) {
        return stage.all("/calls?direction=INBOUND&phoneNumber=" + from.replace("+", "%2B"));
    }

    private static JsonNode lead(String id) {
        return stage.all("/campaigns/" + id + "/leads").getFirst();
    }

    private static String status(String id) {
        return lead(id).path("status").asString();
    }

    private static String number(Map<String, String> lead) {
        return requireNonNull(lead.get("phoneNumber"));
    }
}
