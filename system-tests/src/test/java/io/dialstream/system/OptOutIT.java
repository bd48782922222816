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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Callees who press the key that stops the calls, through all processes. */
@Order(2)
@ExtendWith(SharedStage.Extension.class)
@ResourceLock(value = JourneyIT.PROVIDER, mode = ResourceAccessMode.READ)
class OptOutIT {

    private static final String AGENT = "optout";
    private static final String OFFER = "Hello! To stop these calls, press 9.";
    private static final String CONFIRMATION = "You will not be called again. Goodbye.";

    /** Longer than it takes to press a key, however slow the machine is. */
    private static final int TALKS = 20 * Stage.SPEED_UP;

    private static final Duration SOON = Duration.ofSeconds(60);

    private static Stage stage;
    private static Http ann;

    @BeforeAll
    static void enter(SharedStage shared) {
        stage = shared.stage();
        ann = stage.api.as(Stage.ANN);
        var put =
                ann.put(
                        "/agents/" + AGENT,
                        Map.of("name", "Opt-out", "message", "Hello!", "optOutDigit", "9"));
        assertThat(put.text("optOutDigit")).isEqualTo("9");
    }

    @Test
    void whoPressesTheKeyHearsThatItIsSoAndIsNotCalledAgain() {
        var leads = stage.newLeads(3);
        comesTo(leads.get(0), "hang", "9");
        comesTo(leads.get(1), "completed", "5");
        comesTo(leads.get(2), "completed", null);

        var id = campaign(leads);
        stage.awaitStatus(id, "COMPLETED");

        Truth.agrees(stage, id);
        assertThat(heard(id))
                .containsEntry("1", List.of(OFFER, CONFIRMATION))
                .containsEntry("2", List.of(OFFER, OFFER))
                .containsEntry("3", List.of(OFFER));
        assertThat(pressed(id)).isEqualTo(Map.of("1", "9", "2", "5", "3", "-"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(optedOut(id))
                                .isEqualTo(Map.of("1", true, "2", false, "3", false)));
        isListed(number(leads.get(0)));
        assertThat(ann.get("/do-not-call/" + number(leads.get(1))).status()).isEqualTo(404);

        isNotCalledAgain(leads);
    }

    private static void isNotCalledAgain(List<Map<String, String>> leads) {
        comesTo(leads.get(1), "completed", null);
        var next = campaign(leads.subList(0, 2));
        stage.awaitStatus(next, "COMPLETED");

        assertThat(stage.all("/campaigns/" + next + "/leads"))
                .extracting(lead -> lead.path("status").asString())
                .containsExactly("EXCLUDED", "DONE");
        assertThat(stage.report(next).path("calls").size()).isEqualTo(1);
        var refused = call(leads.get(0));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("reason")).isEqualTo("DO_NOT_CALL");
    }

    @Test
    void aSingleCallOffersTheKeyToo() {
        var lead = stage.newLeads(1).getFirst();
        comesTo(lead, "hang", "9");

        assertThat(call(lead).status()).isEqualTo(202);

        await().atMost(SOON).until(() -> ann.get("/do-not-call/" + number(lead)).status() == 200);
        isListed(number(lead));
        assertThat(call(lead).status()).isEqualTo(409);
    }

    private static void isListed(String number) {
        assertThat(stage.all("/do-not-call?prefix=" + number.substring(1)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("phoneNumber").asString()).isEqualTo(number);
                    assertThat(entry.path("source").asString()).isEqualTo("OPT_OUT");
                    assertThat(entry.path("expiresAt").isNull()).isTrue();
                });
    }

    private static String campaign(List<Map<String, String>> leads) {
        var answer =
                ann.post("/campaigns", Map.of("name", AGENT, "agentId", AGENT, "leads", leads));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.text("id");
    }

    private static Http.Answer call(Map<String, String> lead) {
        return ann.post(
                "/calls", Map.of("name", "Ada", "agentId", AGENT, "phoneNumber", number(lead)));
    }

    private static void comesTo(
            Map<String, String> lead, String outcome, @Nullable String presses) {
        Map<String, Object> talks = Map.of("outcome", outcome, "talkSeconds", TALKS);
        var result = new HashMap<>(talks);
        if (presses != null) {
            result.put("presses", presses);
        }
        stage.simulator.put("/simulator/outcomes/" + number(lead), result);
    }

    private static String number(Map<String, String> lead) {
        return requireNonNull(lead.get("phoneNumber"));
    }

    private static Map<String, List<String>> heard(String id) {
        return calls(id).stream()
                .collect(
                        Collectors.toMap(
                                call -> call.path("leadId").asString(),
                                call ->
                                        call.path("heard")
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .toList()));
    }

    private static Map<String, String> pressed(String id) {
        return calls(id).stream()
                .collect(
                        Collectors.toMap(
                                call -> call.path("leadId").asString(),
                                call -> call.path("pressed").asString("-")));
    }

    private static List<JsonNode> calls(String id) {
        return stage.report(id).path("calls").valueStream().toList();
    }

    private static Map<String, Boolean> optedOut(String id) {
        return stage.all("/campaigns/" + id + "/leads").stream()
                .collect(
                        Collectors.toMap(
                                lead -> lead.path("id").asString(),
                                lead -> lead.path("optedOut").asBoolean()));
    }
}
