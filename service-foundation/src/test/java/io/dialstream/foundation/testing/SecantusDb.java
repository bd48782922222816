package io.dialstream.foundation.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * SecantusDB: a server that speaks MongoDB's protocol over WiredTiger, written by people who know
 * nothing of Dialstream. It runs as a process of its own beside the tests, and ends with them.
 */
public final class SecantusDb implements AutoCloseable {

    /** Ends the server when its standard input ends, which it does with the process that has it. */
    private static final String SCRIPT = "\"$@\" & cat; kill $!; wait";

    /** Python starts slowly on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port = freePort();
    private final String storage;
    private final List<String> options;
    private Process process;

    private SecantusDb(String storage, List<String> options) {
        this.storage = storage;
        this.options = options;
        this.process = started();
    }

    static boolean wanted() {
        return "secantusdb".equals(System.getProperty("dialstream.test.mongo"));
    }

    /** Whether it is there; where DIALSTREAM_TOOLS is {@code required} it must be. */
    public static boolean isThere() {
        if (!installed() && "required".equals(System.getenv("DIALSTREAM_TOOLS"))) {
            throw new IllegalStateException(
                    "SecantusDB is not installed: deploy/install-secantusdb.sh does it");
        }
        return installed();
    }

    private static boolean installed() {
        return Files.isExecutable(program(System.getenv()));
    }

    /** Where deploy/install-secantusdb.sh puts it. */
    private static Path program(Map<String, String> environment) {
        var cache = environment.get("XDG_CACHE_HOME");
        return (cache == null || cache.isEmpty()
                        ? Path.of(Objects.requireNonNull(environment.get("HOME")), ".cache")
                        : Path.of(cache))
                .resolve("dialstream/secantusdb/bin/secantusd-py");
    }

    /** Starts one on an empty store, and waits until it answers. */
    static SecantusDb start() {
        return start(":memory:");
    }

    /** Starts one on what is stored there, with more options. */
    public static SecantusDb start(String storage, String... options) {
        var server = new SecantusDb(storage, List.of(options));
        server.awaitAnswer();
        return server;
    }

    /** Whoever it takes, and over TLS or not. */
    private void awaitAnswer() {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(this::takesConnections);
    }

    private boolean takesConnections() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }

    public String address() {
        return "mongodb://127.0.0.1:" + port;
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Starts it again on what it has stored, and waits until it answers. */
    public void restart() {
        process = started();
        awaitAnswer();
    }

    @Override
    public void close() {
        kill();
    }

    private Process started() {
        try {
            var log = Files.createDirectories(Path.of("target")).resolve("secantusdb.log");
            var command =
                    Stream.of(
                            List.of("sh", "-c", SCRIPT, "sh", program(System.getenv()).toString()),
                            List.of("--host", "127.0.0.1", "--port", Integer.toString(port)),
                            List.of("--storage-path", storage),
                            options);
            return new ProcessBuilder(command.flatMap(List::stream).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
