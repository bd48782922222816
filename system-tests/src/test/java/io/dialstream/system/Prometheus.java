package io.dialstream.system;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.dialstream.stack.testing.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A real Prometheus server that scrapes and evaluates once a second. */
final class Prometheus implements AutoCloseable {

    private final Process process;
    private final Http api;

    private Prometheus(Process process, Http api) {
        this.process = process;
        this.api = api;
    }

    /** Skips the test where there is no such program. */
    static Prometheus start(Path folder, Path rules, List<URI> targets) throws IOException {
        var program = program();
        var config = folder.resolve("prometheus.yml");
        Files.writeString(config, config(rules, targets));
        int port = freePort();
        var process =
                new ProcessBuilder(
                                program.toString(),
                                "--config.file=" + config,
                                "--storage.tsdb.path=" + folder.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("prometheus.log").toFile())
                        .start();
        return new Prometheus(process, new Http(URI.create("http://127.0.0.1:" + port), null));
    }

    static Path program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(Prometheus::missing);
    }

    private static Path missing() {
        var sentence = "prometheus is not on this machine: deploy/install-tools.sh installs it";
        return "required".equals(System.getenv("DIALSTREAM_TOOLS"))
                ? fail(sentence)
                : abort(sentence);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String config(Path rules, List<URI> targets) {
        var addresses =
                targets.stream()
                        .map(target -> '"' + target.getAuthority() + '"')
                        .collect(Collectors.joining(", "));
        return """
        global: { scrape_interval: 1s, evaluation_interval: 1s }
        rule_files: ["%s"]
        scrape_configs:
          - job_name: dialstream
            metrics_path: /actuator/prometheus
            static_configs: [{ targets: [%s] }]
        """
                .formatted(rules, addresses);
    }

    /** The series that an expression gives now. */
    JsonNode query(String expression) {
        var answer =
                api.get(
                        "/api/v1/query?query="
                                + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new AssertionError(expression + ": " + answer.raw().body());
        }
        return answer.body().path("data").path("result");
    }

    /** Every rule with its health. */
    List<JsonNode> rules() {
        return api.get("/api/v1/rules")
                .body()
                .path("data")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
