package io.dialstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kills a simulator of its own process and starts it again. */
class RecoveryIT {

    private static final int CALLS = 30;
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir Path folder;

    private final int port;
    private final Caller caller;
    private final SimulatorClient simulator;
    private final List<Process> processes = new ArrayList<>();

    RecoveryIT() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        caller = new Caller(SimulatorClient.TOKEN);
        simulator = new SimulatorClient(port);
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        caller.close();
    }

    @Test
    void goesOnAfterAKillWithEveryCallAndEveryCallback() throws Exception {
        start();
        List<String> accepted = new ArrayList<>();
        for (int index = 0; index < CALLS; index++) {
            accepted.add(create(index));
        }
        kill();
        start();
        await().atMost(LONG)
                .until(() ->
                        report().get("liveCalls").asInt() == 0
                                && report().get("callbacksOwed").asInt() == 0);
        JsonNode report = report();
        assertThat(report.get("createRequests").asInt()).isEqualTo(CALLS);
        assertThat(report.get("maxLiveCalls").asInt()).isEqualTo(mostAtOnce(report));
        assertThat(report.get("campaigns").get("c1").get("ended").asInt()).isEqualTo(CALLS);
        List<String> known = new ArrayList<>();
        for (JsonNode call : report.get("calls")) {
            String sid = text(call, "sid");
            known.add(sid);
            Map<Integer, String> told = toldBySequence(sid);
            assertThat(told.values()).startsWith("initiated").endsWith(text(call, "status"));
            assertThat(told).containsOnlyKeys(IntStream.range(0, told.size()).boxed().toList());
        }
        assertThat(known).isEqualTo(accepted);
    }

    private void start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorApplication.class.getName());
        builder.environment()
                .putAll(
                        Map.of(
                                "TWILIO_ACCOUNT_SID",
                                SimulatorClient.ACCOUNT,
                                "TWILIO_AUTH_TOKEN",
                                SimulatorClient.TOKEN,
                                "LOGGING_LEVEL_IO_DIALSTREAM",
                                "INFO",
                                "SERVER_PORT",
                                Integer.toString(port),
                                "SIMULATOR_SPEEDUP",
                                "60",
                                "SIMULATOR_CALLSPERSECOND",
                                "30",
                                "SIMULATOR_JOURNAL",
                                folder.resolve("journal").toString()));
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log" + processes.size()).toFile());
        processes.add(builder.start());
        // Its own log says so: another process could answer on a port that was free a moment ago.
        Path log = folder.resolve("log" + (processes.size() - 1));
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(log).content().contains("Started SimulatorApplication"));
        await().atMost(LONG).until(() -> simulator.get("/actuator/health").statusCode() == 200);
    }

    private void kill() throws InterruptedException {
        processes.getLast().destroyForcibly().waitFor();
    }

    private String create(int index) {
        Map<String, String> form =
                Map.of(
                        "To",
                        "+1555300" + (1000 + index),
                        "From",
                        "+15550002222",
                        "Twiml",
                        "<Response/>",
                        "StatusCallback",
                        caller.url("/status?campaignId=c1&callId=k" + index));
        return text(
                simulator.json(
                        simulator.create(form, "initiated", "ringing", "answered", "completed")),
                "sid");
    }

    private JsonNode report() {
        return simulator.report("c1");
    }

    /** A callback that was sent just before the kill is sent again: once each is enough. */
    private Map<Integer, String> toldBySequence(String sid) {
        Map<Integer, String> told = new TreeMap<>();
        for (Caller.Received received : caller.received(sid)) {
            assertThat(received.isSigned()).isTrue();
            String sequence = received.form().getOrDefault("SequenceNumber", "");
            told.put(Integer.valueOf(sequence), received.status());
        }
        return told;
    }

    /** The most calls that lived at once, by the times of each. */
    private static int mostAtOnce(JsonNode report) {
        int most = 0;
        for (JsonNode one : report.get("calls")) {
            Instant at = Instant.parse(text(one, "createdAt"));
            int live = 0;
            for (JsonNode other : report.get("calls")) {
                boolean began = !Instant.parse(text(other, "createdAt")).isAfter(at);
                live += began && Instant.parse(text(other, "endedAt")).isAfter(at) ? 1 : 0;
            }
            most = Math.max(most, live);
        }
        return most;
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
