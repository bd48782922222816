package io.dialstream.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RulesIT {

    private static final String RULES = "deploy/helm/dialstream/files/rules.yaml";

    private final List<Tree> alerts =
            Tree.of(Project.text(RULES))
                    .everything()
                    .filter(node -> node.at("alert").isThere())
                    .toList();

    @Test
    void promtoolAcceptsTheRules() {
        var run = Tool.named("promtool").run("check", "rules", Project.path(RULES).toString());

        assertThat(run.status()).as(run.output()).isZero();
    }

    @Test
    void theRulesFireWhenTheyShould() {
        var tests = Project.path("deploy/prometheus/rules_test.yaml").toString();

        var run = Tool.named("promtool").run("test", "rules", tests);

        assertThat(run.status()).as(run.output()).isZero();
    }

    @Test
    void everyAlertHasATestOfItsFiring() {
        var tested =
                Tree.of(Project.text("deploy/prometheus/rules_test.yaml"))
                        .everything()
                        .filter(node -> node.at("exp_alerts").each().findAny().isPresent())
                        .map(node -> node.at("alertname").text())
                        .toList();

        assertThat(tested).containsAll(alerts.stream().map(it -> it.at("alert").text()).toList());
    }

    @Test
    void everyAlertHasARunbook() {
        var operations = Project.text("docs/operations.md").toLowerCase(Locale.ROOT);

        assertThat(alerts)
                .hasSizeGreaterThan(10)
                .allSatisfy(alert -> {
                    var runbook = alert.at("annotations", "runbook_url").text();
                    assertThat(runbook).startsWith("docs/operations.md#");
                    assertThat(operations)
                            .contains(
                                    "\n### " + runbook.substring(runbook.indexOf('#') + 1) + "\n");
                    assertThat(alert.at("labels", "severity").text()).isIn("critical", "warning");
                });
    }
}
