package io.dialstream.stack.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this process, alone on the loopback address or one of several, with its log in
 * a folder.
 *
 * <p>An acknowledged record is in the operating system's page cache: it survives the death of the
 * process, not the death of the machine.
 */
public final class EmbeddedKafka implements AutoCloseable {

    /**
     * Always the same, so that a format that was interrupted can simply be repeated: 16 bytes in
     * base64.
     */
    private static final String CLUSTER = "ZGlhbHN0cmVhbS1sb2NhbA";

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final String LOOPBACK = "127.0.0.1";

    private final KafkaRaftServer server;
    private final Node node;

    private EmbeddedKafka(KafkaRaftServer server, Node node) {
        this.server = server;
        this.node = node;
    }

    /**
     * Opens or creates the log in the folder and returns when the broker takes requests on the port
     * of the loopback address.
     */
    public static EmbeddedKafka start(Path folder, int port) {
        Node alone = new Node(1, LOOPBACK, port, freePort());
        return start(folder, alone, List.of(alone), Optional.empty());
    }

    /** The same for one that takes no strangers. */
    public static EmbeddedKafka start(Path folder, int port, Security security) {
        Node alone = new Node(1, LOOPBACK, port, freePort());
        return start(folder, alone, List.of(alone), Optional.of(security));
    }

    /** The same for one node of several; it waits until a majority of them runs. */
    public static EmbeddedKafka start(
            Path folder, Node self, List<Node> nodes, Optional<Security> security) {
        Properties settings =
                new BrokerSettings(folder.resolve("log"), self, nodes, security).asProperties();
        format(write(settings, folder), security.map(Security::users).orElse(List.of()));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, self);
    }

    /**
     * The only controller is spoken to by this process only, so its port may differ from start to
     * start.
     */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Properties settings, Path folder) {
        Path file = folder.resolve("server.properties");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
            Files.createFile(file, OWNER_ONLY);
            try (Writer writer = Files.newBufferedWriter(file)) {
                settings.store(writer, "Written anew at every start");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void format(Path settings, List<String> users) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("format", "--config", settings.toString()));
        arguments.addAll(List.of("--cluster-id", CLUSTER, "--ignore-formatted"));
        arguments.addAll(users);
        int result =
                StorageTool.execute(
                        arguments.toArray(String[]::new),
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        if (result != 0) {
            throw new IllegalStateException(
                    "Kafka cannot use its folder: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return node.host() + ":" + node.port();
    }

    /** Flushes the log and ends the broker. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
