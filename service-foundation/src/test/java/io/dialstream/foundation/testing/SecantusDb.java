package io.dialstream.foundation.testing;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/**
 * SecantusDB: a server that speaks MongoDB's protocol over WiredTiger, written by people who know
 * nothing of Dialstream. It runs as a process of its own beside the tests, and ends with them.
 */
final class SecantusDb {

    /** Ends the server when its standard input ends, which it does with the process that has it. */
    private static final String SCRIPT = "\"$@\" & cat; kill $!; wait";

    /** Two minutes, in milliseconds: Python starts slowly on a busy machine. */
    private static final int PATIENCE = 120_000;

    private SecantusDb() {}

    static boolean wanted() {
        return "secantusdb".equals(System.getProperty("dialstream.test.mongo"));
    }

    static boolean installed() {
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

    /** Starts one on an empty store, and waits until it answers; its address. */
    static String start() {
        var address = started();
        try (var client = MongoClients.create(address + "/?serverSelectionTimeoutMS=" + PATIENCE)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        }
        return address;
    }

    private static String started() {
        try {
            int port = freePort();
            var log = Files.createDirectories(Path.of("target")).resolve("secantusdb.log");
            new ProcessBuilder(
                            "sh",
                            "-c",
                            SCRIPT,
                            "sh",
                            program(System.getenv()).toString(),
                            "--host",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(port),
                            "--storage-path",
                            ":memory:")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return "mongodb://127.0.0.1:" + port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
