package io.dialstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Telnyx's own SDK, of Python, drives the simulator. {@code deploy/install-tools.sh} installs it:
 * without it this is skipped, or fails where DIALSTREAM_TOOLS is {@code required}.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "simulator.account-sid=" + SimulatorClient.ACCOUNT,
            "simulator.auth-token=" + SimulatorClient.TOKEN,
            "simulator.accounts.tel.vendor=telnyx",
            "simulator.accounts.tel.apikey=" + TelnyxIT.KEY,
            "simulator.accounts.tel.connectionid=" + TelnyxIT.CONNECTION,
            "simulator.accounts.tel.privatekey=" + TelnyxIT.PRIVATE,
            "simulator.speed-up=100",
            "simulator.outcomes.15559990002=hang"
        })
class TelnyxSdkIT {

    private static final Path SCRIPT = Path.of("src/test/python/telnyx_sdk.py");

    @Test
    void findsWhatItKnowsFromTelnyx(@LocalServerPort int port)
            throws IOException, InterruptedException {
        Process sdk =
                new ProcessBuilder(
                                python().toString(),
                                SCRIPT.toString(),
                                "http://127.0.0.1:" + port,
                                TelnyxIT.KEY,
                                TelnyxIT.CONNECTION,
                                TelnyxIT.PUBLIC)
                        .redirectErrorStream(true)
                        .start();
        String said =
                new String(sdk.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(sdk.waitFor()).as(said).isZero();
        assertThat(said.lines()).hasSize(6).endsWith("it signs what it tells");
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
        String sentence = "The vendors' SDKs are not here: deploy/install-tools.sh installs them";
        return "required".equals(System.getenv("DIALSTREAM_TOOLS"))
                ? fail(sentence)
                : abort(sentence);
    }
}
