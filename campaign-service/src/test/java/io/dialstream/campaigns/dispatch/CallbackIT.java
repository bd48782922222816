package io.dialstream.campaigns.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.Others;
import io.dialstream.campaigns.WholeService;
import io.dialstream.campaigns.dashboard.web.Browser;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallReturned;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.databind.JsonNode;

/** Leads that call back, as their user sees them. */
@WholeService
class CallbackIT extends ApiScenario {

    private static final String TWICE =
            "\"retry\": {\"maxAttempts\": 2, \"rules\": ["
                    + "{\"outcome\": \"BUSY\", \"afterSeconds\": [3600]}]}, ";

    @Autowired EventLog log;
    @Autowired ConsumerFactory<String, String> consumers;

    private Others others;

    @BeforeEach
    void start() {
        others = new Others(log, consumers);
    }

    @AfterEach
    void stop() throws InterruptedException {
        others.close();
    }

    @Test
    void aLeadThatWaitsIsDoneAndItsCampaignCompletes() {
        var id = created(TWICE, 1).text("id");
        busy(id);
        await().until(() -> lead(id).path("status").asString().equals("WAITING"));
        assertThat(lead(id).path("calledBack").asBoolean()).isFalse();

        callBack(id);

        await().until(() -> lead(id).path("status").asString().equals("DONE"));
        assertThat(lead(id).path("calledBack").asBoolean()).isTrue();
        assertThat(lead(id).path("outcome").asString()).isEqualTo("MISSED");
        assertThat(lead(id).path("attempts").asInt()).isEqualTo(1);
        others.counted(id, 1, 1, 0);
        await().until(() -> ann.get("/campaigns/" + id).text("status").equals("COMPLETED"));
        assertThat(ann.get("/campaigns/" + id).body().path("completedLeads").asInt()).isOne();
        var browser = new Browser(port).signedIn("ann-key");
        assertThat(browser.get("/dashboard/campaigns/" + id + "/leads").body())
                .contains("called back");
    }

    @Test
    void aCampaignMayKeepItsAttempts() {
        var id = created(TWICE + "\"onCallback\": \"KEEP\",", 1).text("id");
        busy(id);
        await().until(() -> lead(id).path("status").asString().equals("WAITING"));

        callBack(id);

        await().until(() -> lead(id).path("calledBack").asBoolean());
        assertThat(lead(id).path("status").asString()).isEqualTo("WAITING");
        assertThat(ann.get("/campaigns/" + id).body().path("waitingLeads").asInt()).isOne();
    }

    private void busy(String id) {
        var command = command(id);
        others.initiated(command);
        log.publishAndWait(
                new CallStatusChanged(
                        CallStatusChanged.eventId(command.callId(), CallStatus.MISSED),
                        command.callId(),
                        id,
                        null,
                        command.leadId(),
                        null,
                        null,
                        CallStatus.MISSED,
                        null,
                        Instant.now(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of()));
    }

    private PlaceCall command(String id) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> others.commandsFor(id), all -> !all.isEmpty())
                .getFirst();
    }

    private void callBack(String id) {
        var callId = "in-" + id;
        log.publishAndWait(
                new CallReturned(
                        CallReturned.eventId(callId),
                        callId,
                        id + "-1-1",
                        id,
                        "1",
                        "ann",
                        CallMatch.CALLER_ID,
                        Instant.now()));
    }

    private JsonNode lead(String id) {
        return ann.get("/campaigns/" + id + "/leads").body().path("items").path(0);
    }
}
