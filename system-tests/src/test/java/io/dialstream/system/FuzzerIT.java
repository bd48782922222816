package io.dialstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.dialstream.stack.launch.Part;
import io.dialstream.stack.testing.Http;
import io.dialstream.stack.testing.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody else's fuzzer reads what the services say of themselves, and finds nothing that they do
 * not do. {@code schemathesis.toml} has its seed and its exceptions; what it said is in {@code
 * target}. {@code deploy/install-tools.sh} installs it: without it this is skipped, or fails where
 * DIALSTREAM_TOOLS is {@code required}. After everybody who looks at the log or is in a hurry.
 */
@Order(5)
@ExtendWith(SharedStage.Extension.class)
class FuzzerIT {

    private static final int SECONDS = Integer.getInteger("fuzzer.seconds", 45);
    private static final int PATIENCE_SECONDS = SECONDS + 120;

    private static final Map<Part, String> SERVICES =
            Map.of(Part.CAMPAIGN, "campaign-service", Part.CALLLOG, "calllog-service");

    @Test
    void findsNothing(SharedStage shared) throws InterruptedException {
        var program = program();
        var stage = shared.stage();
        stage.api
                .as(Stage.EVE)
                .put("/agents/reminder", Map.of("name", "Reminder", "message", "See you."));
        var runs =
                SERVICES.entrySet().stream()
                        .map(service -> {
                            var address = stage.stack.addresses().http(service.getKey().first());
                            return start(program, address, log(service.getValue()));
                        })
                        .toList();
        for (var run : runs) {
            assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
        }
        for (var service : SERVICES.values()) {
            assertThat(read(log(service)))
                    .as("Everything it found is in " + log(service))
                    .contains("No issues found");
        }
        assertThat(runs).extracting(Process::exitValue).containsOnly(0);
    }

    private static Process start(Path program, URI address, Path log) {
        // It is made when it is first asked for, and the fuzzer waits for ten seconds only.
        assertThat(new Http(address, null).get("/v3/api-docs").status()).isEqualTo(200);
        var command =
                List.of(
                        program.toString(),
                        "--config-file=schemathesis.toml",
                        "run",
                        "--checks=all",
                        "--max-time=" + SECONDS,
                        "--header=Authorization: Bearer " + Stage.EVE,
                        "--no-color",
                        address + "/v3/api-docs");
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(String service) {
        return Path.of("target", "schemathesis-" + service + ".log").toAbsolutePath();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program() {
        var cache =
                System.getenv()
                        .getOrDefault(
                                "XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        var path = System.getenv().getOrDefault("PATH", "").split(":", -1);
        return Stream.concat(Stream.of(cache + "/dialstream/schemathesis/bin"), Stream.of(path))
                .map(folder -> Path.of(folder, "schemathesis"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(FuzzerIT::missing);
    }

    private static Path missing() {
        var sentence = "schemathesis is not on this machine: deploy/install-tools.sh installs it";
        return "required".equals(System.getenv("DIALSTREAM_TOOLS"))
                ? fail(sentence)
                : abort(sentence);
    }
}
