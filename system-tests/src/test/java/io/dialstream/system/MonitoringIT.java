package io.dialstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.stack.launch.Part;
import io.dialstream.stack.testing.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the rules and the dashboard ask for is what running services show. Before anything goes
 * wrong on the stage: nothing may give an alarm.
 */
@Order(1)
@ExtendWith(SharedStage.Extension.class)
class MonitoringIT {

    private static final Path FILES =
            Path.of("../deploy/helm/dialstream/files").toAbsolutePath().normalize();

    @TempDir private static Path folder;

    @BeforeAll
    static void findPrometheus() {
        Prometheus.program();
    }

    @Test
    void theRulesEvaluateAndEveryPanelShowsSomething(SharedStage shared) throws Exception {
        var stage = shared.stage();
        var collector = shared.collector();
        try (var prometheus = scraping(stage)) {
            var campaign = stage.startCampaign(12, 5);
            stage.awaitStatus(campaign, "COMPLETED");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertOneTraceFromTheRequestToTheProvider(collector, campaign));
            await().atMost(Duration.ofSeconds(100))
                    .untilAsserted(() -> {
                        assertThat(prometheus.query("up == 1").size()).isEqualTo(4);
                        assertThat(expressions().filter(it -> prometheus.query(it).isEmpty()))
                                .isEmpty();
                    });
            assertThat(prometheus.rules())
                    .hasSizeGreaterThan(20)
                    .allSatisfy(rule -> {
                        assertThat(rule.path("lastError").asString("")).isEmpty();
                        assertThat(rule.path("health").asString())
                                .as(rule.toString())
                                .isEqualTo("ok");
                    });
            assertThat(prometheus.query("ALERTS{alertstate=\"firing\"}").valueStream()).isEmpty();
        }
    }

    /** The first calls belong to the request's trace; callbacks are linked to it. */
    private static void assertOneTraceFromTheRequestToTheProvider(
            TraceCollector collector, String campaign) {
        assertThat(collector.traces("campaign-service", "http post /campaigns"))
                .filteredOn(trace ->
                        collector.spansOf(trace, "dialer-service", "place call").stream()
                                .anyMatch(span -> span.campaign().equals(campaign)))
                .singleElement()
                .satisfies(trace -> {
                    assertThat(collector.spansOf(trace, "dialer-service", "place call"))
                            .isNotEmpty()
                            .allMatch(span -> span.campaign().equals(campaign));
                    assertThat(collector.spansOf(trace, "dialer-service", "twilio POST"))
                            .isNotEmpty();
                    assertThat(collector.spansOf(trace, "calllog-service", "process call-status"))
                            .isNotEmpty();
                    assertThat(collector.linkedFrom("webhook-ingest-service")).contains(trace);
                });
        assertThat(collector.traces("webhook-ingest-service", "http post /{vendor}/status"))
                .anyMatch(trace ->
                        !collector
                                .spansOf(trace, "dialer-service", "process call-status")
                                .isEmpty());
    }

    private static Prometheus scraping(Stage stage) throws IOException {
        var targets =
                Stream.of(Part.CAMPAIGN, Part.DIALER, Part.INGEST, Part.CALLLOG)
                        .map(part -> stage.stack.addresses().management(part.first()))
                        .toList();
        return Prometheus.start(folder, FILES.resolve("rules.yaml"), targets);
    }

    private static Stream<String> expressions() {
        var dashboard = new JsonMapper().readTree(FILES.resolve("dashboard.json").toFile());
        List<JsonNode> targets = dashboard.findParents("expr");
        return targets.stream()
                .map(target -> target.path("expr").asString())
                .filter(expression -> !expression.startsWith("ALERTS"))
                .map(expression -> expression.replace("$__rate_interval", "20s"));
    }
}
