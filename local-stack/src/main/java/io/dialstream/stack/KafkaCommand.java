package io.dialstream.stack;

import io.dialstream.stack.kafka.EmbeddedKafka;
import io.dialstream.stack.kafka.Node;
import io.dialstream.stack.kafka.Security;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The embedded broker as a process of its own. */
@Command(name = "kafka", hidden = true, description = "Runs the embedded Kafka broker alone.")
final class KafkaCommand implements Runnable {

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--node", defaultValue = "1")
    private int node;

    @Option(names = "--nodes", description = "All there are, where there are several.")
    private @Nullable String nodes;

    @Option(
            names = "--security",
            description = "The folder of what keeps strangers out, where there are several nodes.")
    private @Nullable Path security;

    @Override
    public void run() {
        EmbeddedKafka kafka =
                nodes == null
                        ? EmbeddedKafka.start(data, port)
                        : EmbeddedKafka.start(
                                data,
                                Node.read(nodes).get(node - 1),
                                Node.read(nodes),
                                Optional.ofNullable(security).map(Security::new));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        Forever.await();
    }
}
