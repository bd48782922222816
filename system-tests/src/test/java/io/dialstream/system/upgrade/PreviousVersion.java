package io.dialstream.system.upgrade;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.StackPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The services of the version before, as {@code build-previous.sh} builds them. */
final class PreviousVersion {

    private static final int NOT_IN_THE_HISTORY = 3;

    static final List<Part> SERVICES =
            List.of(Part.CALLLOG, Part.CAMPAIGN, Part.DIALER, Part.INGEST);

    private PreviousVersion() {}

    /**
     * Lets the first instance of each service be of that version. Without the history of the
     * project the test is skipped, or fails where {@code DIALSTREAM_TOOLS} is {@code required}.
     */
    static StackPlan on(StackPlan plan) throws IOException, InterruptedException {
        var home = home();
        SERVICES.forEach(part -> plan.home(part.first(), home));
        return plan;
    }

    private static Path home() throws IOException, InterruptedException {
        var build =
                new ProcessBuilder("./build-previous.sh")
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Failsafe's name for the repository that this build uses.
        build.environment()
                .merge(
                        "MAVEN_OPTS",
                        "-Dmaven.repo.local=" + System.getProperty("localRepository"),
                        (given, ours) -> given + " " + ours);
        var process = build.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return switch (process.waitFor()) {
            case 0 -> Path.of(said.strip());
            case NOT_IN_THE_HISTORY ->
                    missing(
                            "the commit in system-tests/previous-version is not in the history here");
            default -> fail("build-previous.sh failed; its messages are above");
        };
    }

    private static Path missing(String sentence) {
        return "required".equals(System.getenv("DIALSTREAM_TOOLS"))
                ? fail(sentence)
                : abort(sentence);
    }
}
