package io.dialstream.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The Helm chart as real helm renders it. */
record Chart(Tool helm) {

    static Chart rendered() {
        return new Chart(Tool.named("helm"));
    }

    /** The objects that a values file and further settings ({@code name=value}) give. */
    List<Tree> with(String valuesFile, String... settings) {
        var run = template(valuesFile, settings);
        assertThat(run.status()).as(run.output()).isZero();
        return Tree.all(run.output());
    }

    /** What helm says about settings that are not to be accepted. */
    String refusal(String valuesFile, String... settings) {
        var run = template(valuesFile, settings);
        assertThat(run.status()).as(run.output()).isNotZero();
        return run.output();
    }

    Tool.Run lint(String valuesFile) {
        return helm.run("lint", "--strict", Project.CHART.toString(), "-f", file(valuesFile));
    }

    private Tool.Run template(String valuesFile, String... settings) {
        var arguments =
                new ArrayList<>(
                        List.of("template", "d", Project.CHART.toString(), "-f", file(valuesFile)));
        for (var setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return helm.run(arguments);
    }

    private static String file(String valuesFile) {
        return Project.CHART.resolve(valuesFile).toString();
    }
}
