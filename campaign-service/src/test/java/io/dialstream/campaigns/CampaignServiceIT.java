package io.dialstream.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.events.CallStatus;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Duration;
import java.util.List;
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
}
