package io.dialstream.deploy;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that the checks need and that a machine may lack; {@code deploy/install-tools.sh}
 * installs them. Without it a test is skipped, or fails where DIALSTREAM_TOOLS is {@code required}.
 */
record Tool(Path program) {

    /** What a run printed, and how it ended. */
    record Run(int status, String output) {}

    static Tool named(String name) {
        return find(name).map(Tool::new).orElseGet(() -> missing(name));
    }

    private static Optional<Path> find(String name) {
        var installed = System.getenv().getOrDefault("XDG_CACHE_HOME", home() + "/.cache");
        var folders =
                Stream.concat(
                        Stream.of(installed + "/dialstream/tools"),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)));
        return folders.map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }

    private static String home() {
        return System.getProperty("user.home");
    }

    private static Tool missing(String name) {
        var sentence = name + " is not on this machine: deploy/install-tools.sh installs it";
        return "required".equals(System.getenv("DIALSTREAM_TOOLS"))
                ? fail(sentence)
                : abort(sentence);
    }

    Run run(String... arguments) {
        return run(List.of(arguments));
    }

    Run run(List<String> arguments) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
