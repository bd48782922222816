package io.dialstream.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.dispatch.DispatchState;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;

@WholeService
class CampaignServiceIT {

    @LocalServerPort int port;
    @Autowired EventLog log;
    @Autowired Dispatches dispatches;
    @Autowired ConsumerFactory<String, String> consumers;

    private Api ann;
    private Others others;

    @BeforeEach
    void start() {
        ann = new Api(port, "ann-key");
        others = new Others(log, consumers);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        ann.put("/agents/reminder", "{\"name\": \"Reminder\", \"message\": \"Hello!\"}");
    }

    @AfterEach
    void stop() throws InterruptedException {
        others.close();
    }

    private String campaignOf(int leads) {
        var answer = ann.post("/campaigns", campaign(leads));
        assertThat(answer.status()).isEqualTo(202);
        return answer.text("id");
    }

    private static String campaign(int leads) {
        var list =
                IntStream.rangeClosed(1, leads)
                        .mapToObj(
                                "{\"name\": \"Lead %1$d\", \"phoneNumber\": \"+1415555%1$04d\"}"
                                        ::formatted)
                        .collect(Collectors.joining(","));
        return """
        {"name": "Autumn", "agentId": "reminder", "maxConcurrentCalls": 5, "leads": [%s]}
        """
                .formatted(list);
    }

    private List<PlaceCall> commandsOf(String campaign, int atLeast) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> others.commandsFor(campaign), all -> all.size() >= atLeast);
    }

    @Test
    void keepsTwiceTheLimitWithTheDialerUntilAllIsDoneAndCounted() {
        var id = campaignOf(30);
        for (int done = 0; done < 30; done++) {
            var commands = commandsOf(id, Math.min(30, done + 10));
            assertThat(commands.size() - done).isLessThanOrEqualTo(10);
            others.initiated(commands.get(done));
            others.ended(commands.get(done), CallStatus.COMPLETED);
        }
        assertThat(others.commandsFor(id))
                .extracting(PlaceCall::callId)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 30).mapToObj(n -> id + "-" + n + "-1").toList());
        others.counted(id, 1, 29, 1);
        await().until(() -> ann.get("/campaigns/" + id).body().path("inFlightCalls").asInt() == 1);
        assertThat(ann.get("/campaigns/" + id).text("status")).isEqualTo("RUNNING");

        others.counted(id, 2, 30, 0);

        await().until(() -> ann.get("/campaigns/" + id).text("status").equals("COMPLETED"));
        var campaign = ann.get("/campaigns/" + id).body();
        assertThat(campaign.path("completedLeads").asInt()).isEqualTo(30);
        assertThat(campaign.path("totalDuration").asInt()).isEqualTo(300);
    }

    @Test
    void pausesResumesAndStops() {
        var id = campaignOf(20);
        others.initiated(commandsOf(id, 10).getFirst());

        assertThat(ann.patch("/campaigns/" + id + "/pause").text("status")).isEqualTo("PAUSED");
        end(id, 0, 4);
        await().until(() -> leads(id, "DONE") == 4);
        assertThat(others.commandsFor(id)).hasSize(10);

        assertThat(ann.patch("/campaigns/" + id + "/resume").text("status")).isEqualTo("RUNNING");
        assertThat(commandsOf(id, 14))
                .extracting(PlaceCall::callId)
                .endsWith(id + "-11-1", id + "-12-1", id + "-13-1", id + "-14-1");

        others.initiated(commandsOf(id, 14).get(4));
        var stopped = ann.delete("/campaigns/" + id);
        assertThat(stopped.text("status")).isEqualTo("STOPPED");
        await().until(() -> leads(id, "SKIPPED") == 15);
        assertThat(leads(id, "DONE")).isEqualTo(4);
        assertThat(leads(id, "DISPATCHED")).isEqualTo(1);

        others.initiated(commandsOf(id, 14).get(5));
        others.ended(commandsOf(id, 14).get(5), CallStatus.COMPLETED);
        await().until(() -> leads(id, "DONE") == 5);
        assertThat(others.commandsFor(id)).hasSize(14);
    }

    @Test
    void refusedCredentialsPauseTheCampaignAndTheLeadIsCalledAgain() {
        var id = campaignOf(3);
        var first = commandsOf(id, 3).getFirst();
        others.initiated(first);

        others.refused(first);

        await().until(() -> ann.get("/campaigns/" + id).text("status").equals("PAUSED"));
        assertThat(ann.get("/campaigns/" + id).text("statusReason"))
                .isEqualTo("PROVIDER_20003 Authenticate");
        await().until(() -> leads(id, "WAITING") == 1);

        ann.patch("/campaigns/" + id + "/resume");

        assertThat(commandsOf(id, 4).getLast().callId()).isEqualTo(id + "-1-2");
        assertThat(commandsOf(id, 4).getLast().attempt()).isEqualTo(2);
        assertThat(ann.get("/campaigns/" + id).body().path("statusReason").isNull()).isTrue();
    }

    @Test
    void commandsThatTheDialerDidNotTakeUpAreRepeatedUnchanged() {
        var id = campaignOf(1);
        var command = commandsOf(id, 1).getFirst();

        await().atMost(Duration.ofSeconds(10)).until(() -> others.allCommandsFor(id).size() >= 2);

        assertThat(others.allCommandsFor(id)).containsOnly(command);
    }

    @Test
    void aSingleCallGoesTheSameWay() {
        var answer =
                ann.post(
                        "/calls",
                        """
                        {"agentId": "reminder", "name": "Ada", "phoneNumber": "+14155552671"}
                        """);
        assertThat(answer.status()).isEqualTo(202);
        var id = answer.text("id");

        var command = commandsOf(id, 1).getFirst();

        assertThat(command.callId()).isEqualTo(id);
        assertThat(command.campaignId()).isNull();
        assertThat(command.phoneNumber().e164()).isEqualTo("+14155552671");
        assertThat(ann.delete("/agents/reminder").status()).isEqualTo(409);
        others.initiated(command);
        others.ended(command, CallStatus.COMPLETED);
        await().atMost(Duration.ofSeconds(10)).until(() -> stateOf(id).equals(DispatchState.ENDED));
    }

    private DispatchState stateOf(String id) {
        return Objects.requireNonNull(dispatches.load(List.of(id)).get(id)).state();
    }

    private void end(String id, int from, int to) {
        commandsOf(id, to)
                .subList(from, to)
                .forEach(command -> {
                    others.initiated(command);
                    others.ended(command, CallStatus.NO_ANSWER);
                });
    }

    private int leads(String id, String status) {
        return ann.get("/campaigns/" + id + "/leads?limit=200&status=" + status)
                .body()
                .path("items")
                .size();
    }
}
