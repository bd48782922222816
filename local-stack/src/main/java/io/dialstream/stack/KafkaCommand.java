package io.dialstream.stack;

import io.dialstream.stack.kafka.EmbeddedKafka;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The embedded broker as a process of its own. */
@Command(name = "kafka", hidden = true, description = "Runs the embedded Kafka broker alone.")
final class KafkaCommand implements Runnable {

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Option(names = "--port", required = true)
    private int port;

    @Override
    public void run() {
        EmbeddedKafka kafka = EmbeddedKafka.start(data, port);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        Forever.await();
    }
}
