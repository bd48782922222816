package io.dialstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Plivo's own SDK for Python places, finds and ends calls here, reads refusals, and checks what is
 * signed; see {@code plivo_sdk.py}. {@code deploy/install-tools.sh} installs it: without it this is
 * skipped, or fails where DIALSTREAM_TOOLS is {@code required}.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "simulator.account-sid=" + SimulatorClient.ACCOUNT,
            "simulator.auth-token=" + SimulatorClient.TOKEN,
            "simulator.accounts.pl.vendor=plivo",
            "simulator.accounts.pl.authid=" + PlivoIT.ID,
            "simulator.accounts.pl.authtoken=" + PlivoIT.TOKEN,
            "simulator.speed-up=100",
            "simulator.mix.completed=1",
            "simulator.mix.no-answer=0",
            "simulator.mix.busy=0",
            "simulator.mix.failed=0",
            "simulator.mix.machine=0",
            "simulator.outcomes.15559990001=hang"
        })
class PlivoSdkIT {

    private static final int PATIENCE_SECONDS = 120;

    @Test
    void agreesWithTheSimulator(@LocalServerPort int port)
            throws IOException, InterruptedException {
        Path log = Path.of("target", "plivo-sdk.log").toAbsolutePath();
        Process run =
                new ProcessBuilder(
                                python().toString(),
                                "src/test/python/plivo_sdk.py",
                                "http://127.0.0.1:" + port,
                                PlivoIT.ID,
                                PlivoIT.TOKEN)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
        } finally {
            run.destroyForcibly();
        }
        assertThat(Files.readString(log, StandardCharsets.UTF_8)).endsWith("agreed\n");
        assertThat(run.exitValue()).isZero();
    }

    private static Path python() {
        String cache =
                System.getenv()
                        .getOrDefault(
                                "XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        Path python = Path.of(cache, "dialstream", "vendor-sdks", "bin", "python");
        return Files.isExecutable(python) ? python : missing();
    }

    private static Path missing() {
        String sentence = "Plivo's SDK is not on this machine: deploy/install-tools.sh installs it";
        return "required".equals(System.getenv("DIALSTREAM_TOOLS"))
                ? fail(sentence)
                : abort(sentence);
    }
}
