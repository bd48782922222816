package io.dialstream.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.stack.launch.Part;
import io.dialstream.stack.testing.Http;
import io.dialstream.stack.testing.Stage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients that never finish what they say keep others waiting, and end no process. After everybody
 * who would have to wait.
 */
@Order(5)
@ExtendWith(SharedStage.Extension.class)
class SlowClientsIT {

    private static final int CLIENTS = 5_000;
    private static final int SECONDS = 6;
    private static final int LONGEST_WAIT_MILLIS = 20_000;

    private static final Map<Part, String> REQUESTS =
            Map.of(
                    Part.CAMPAIGN, "POST /campaigns",
                    Part.INGEST, "POST /twilio/status?callId=c",
                    Part.CALLLOG, "GET /usage");

    @Test
    void endNoProcessAndAreForgotten(SharedStage shared) throws Exception {
        var stage = shared.stage();
        for (var part : REQUESTS.keySet()) {
            var process = stage.stack.handle(part.first()).orElseThrow();
            var address = stage.stack.addresses().http(part.first());
            askSlowly(address, REQUESTS.get(part));

            var health = new Http(address, null);
            await(part + " answers")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> health.get("/actuator/health/liveness").status() == 200);
            assertThat(process.isAlive()).as(part + " is the one that it was").isTrue();
        }
        stage.awaitStatus(stage.startCampaign(3, 3), "COMPLETED");
    }

    /** All at once, for some seconds, unless they are told to go before. */
    private static void askSlowly(URI address, String request) throws InterruptedException {
        Callable<Void> client = () -> neverFinish(address, request);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            clients.invokeAll(Collections.nCopies(CLIENTS, client), SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Void neverFinish(URI address, String request) throws IOException {
        var head =
                request
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + ("Authorization: Bearer " + Stage.ANN + "\r\n")
                        + ("X-Twilio-Signature: " + "A".repeat(27) + "=\r\n")
                        + "Content-Type: application/json\r\n"
                        + ("X-Long: " + "x".repeat(8_000) + "\r\n")
                        + "Content-Length: 60000\r\n\r\n{";
        try (var socket = new Socket()) {
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            socket.connect(
                    new InetSocketAddress(address.getHost(), address.getPort()),
                    LONGEST_WAIT_MILLIS);
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        }
        return null;
    }
}
