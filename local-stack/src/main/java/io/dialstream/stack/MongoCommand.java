package io.dialstream.stack;

import io.dialstream.mongo.EmbeddedMongo;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The embedded database as a process of its own. */
@Command(
        name = "mongo",
        hidden = true,
        description = "Runs the embedded MongoDB-compatible server alone.")
final class MongoCommand implements Runnable {

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Option(names = "--port", required = true)
    private int port;

    @Override
    public void run() {
        EmbeddedMongo mongo = EmbeddedMongo.start(data, port);
        Runtime.getRuntime().addShutdownHook(new Thread(mongo::close));
        // Returns only when the file cannot be written any more: better dead and started again than
        // pretending.
        throw new IllegalStateException(
                "The database file cannot be written", mongo.failure().join());
    }
}
