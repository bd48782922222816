package io.dialstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.testing.Http;
import io.dialstream.stack.testing.Stage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Machines that answer, through all processes: what they hear, and what they count as. */
@Order(2)
@ExtendWith(SharedStage.Extension.class)
@ResourceLock(value = JourneyIT.PROVIDER, mode = ResourceAccessMode.READ)
class AnsweringMachineIT {

    private static final String AGENT = "voicemail";
    private static final String MESSAGE = "Please call us back.";

    /** Longer than anything here takes, however slow the machine is. */
    private static final int LISTENS = 120 * Stage.SPEED_UP;

    private static Stage stage;
    private static Http ann;

    @BeforeAll
    static void enter(SharedStage shared) {
        stage = shared.stage();
        ann = stage.api.as(Stage.ANN);
        ann.put(
                "/agents/" + AGENT,
                Map.of("name", "Voicemail", "message", "Hello!", "voicemailMessage", MESSAGE));
    }

    @Test
    void hearTheMessageOnceAndHumansDoNot() {
        var id = campaign("LEAVE_MESSAGE", "machine", "machine", "fax", "completed");

        var campaign = stage.awaitStatus(id, "COMPLETED");
        Truth.agrees(stage, id);
        assertThat(campaign.number("voicemailCalls")).isEqualTo(3);
        assertThat(campaign.number("endedCalls")).isEqualTo(4);

        var heard = heard(id);
        assertThat(heard.get("1")).isEqualTo(List.of("Hello!", MESSAGE));
        assertThat(heard.get("2")).isEqualTo(List.of("Hello!", MESSAGE));
        assertThat(heard.get("3")).as("the fax").isEqualTo(List.of("Hello!"));
        assertThat(heard.get("4")).as("the human").isEqualTo(List.of("Hello!"));
        assertThat(answeredBy(id))
                .isEqualTo(Map.of("1", "MACHINE", "2", "MACHINE", "3", "FAX", "4", "HUMAN"));
    }

    @Test
    void areHungUpWhereThatIsWished() {
        var id = campaign("HANG_UP", "machine", "completed");

        stage.awaitStatus(id, "COMPLETED");

        Truth.agrees(stage, id);
        assertThat(heard(id).values()).allMatch(texts -> texts.equals(List.of("Hello!")));
        assertThat(answeredBy(id)).isEqualTo(Map.of("1", "MACHINE", "2", "HUMAN"));
        var call = stage.all("/campaigns/" + id + "/calls?leadId=1").getFirst();
        assertThat(call.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(call.path("durationSeconds").asInt()).isPositive().isLessThan(LISTENS);
    }

    private static String campaign(String answeringMachine, String... outcomes) {
        var leads = stage.newLeads(outcomes.length);
        for (int n = 0; n < outcomes.length; n++) {
            var talk = outcomes[n].equals("completed") ? 20 * Stage.SPEED_UP : LISTENS;
            stage.simulator.put(
                    "/simulator/outcomes/" + leads.get(n).get("phoneNumber"),
                    Map.of("outcome", outcomes[n], "talkSeconds", talk));
        }
        var answer =
                ann.post(
                        "/campaigns",
                        Map.of(
                                "name",
                                answeringMachine,
                                "agentId",
                                AGENT,
                                "answeringMachine",
                                answeringMachine,
                                "leads",
                                leads));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        assertThat(answer.text("answeringMachine")).isEqualTo(answeringMachine);
        return answer.text("id");
    }

    /** What was read out to whom, by lead, as the provider knows it. */
    private static Map<String, List<String>> heard(String id) {
        return stage.report(id)
                .path("calls")
                .valueStream()
                .collect(
                        Collectors.toMap(
                                call -> call.path("leadId").asString(),
                                call ->
                                        call.path("heard")
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .toList()));
    }

    private static Map<String, String> answeredBy(String id) {
        return stage.all("/campaigns/" + id + "/calls").stream()
                .collect(
                        Collectors.toMap(
                                call -> call.path("leadId").asString(),
                                (Function<JsonNode, String>)
                                        call -> call.path("answeredBy").asString("-")));
    }
}
