package io.dialstream.benchmarks.floor;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.dialstream.benchmarks.floor.Workload.Amount;
import io.dialstream.benchmarks.floor.Workload.Command;
import io.dialstream.benchmarks.floor.Workload.Kind;
import io.dialstream.benchmarks.stack.Costs;
import io.dialstream.benchmarks.stack.Costs.MongoCommand;
import io.dialstream.benchmarks.stack.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;

/**
 * The processor time that a call cannot do without: as many equally large commands, records and
 * requests as the services were seen to make, by bare clients in a process of their own.
 */
public final class Floor {

    private static final int ROUNDS = 1_500;
    private static final int QUICK_ROUNDS = 400;

    private static final double NANOS = 1e6;

    /** How many consumers read each record, weighed by how many there are of each. */
    private static final Map<String, Integer> READERS =
            Map.of(
                    "call-status", 4,
                    "dial-commands", 1,
                    "campaign-stats", 2,
                    "campaign-progress", 1,
                    "call-records", 0,
                    "campaign-events", 3);

    /** The provider is asked once and calls back four times. */
    private static final Amount REQUESTS = new Amount(5, 500);

    /** Of a larger document an update says what has changed. */
    private static final int MAX_UPDATE = 500;

    private static final int SAMPLE = 200;

    private Floor() {}

    /** In milliseconds a call, for calls that have cost this. */
    public static double of(Rig rig, Costs.PerCall costs, boolean quick) {
        var workload =
                new Workload(
                        rig.stack().addresses().mongo(),
                        rig.stack().addresses().kafka(),
                        rig.stack().addresses().simulator() + "/floor",
                        commands(rig, costs),
                        records(costs),
                        readers(costs),
                        REQUESTS);
        return run(workload, quick ? QUICK_ROUNDS : ROUNDS) / NANOS;
    }

    private static List<Command> commands(Rig rig, Costs.PerCall costs) {
        try (MongoClient mongo = MongoClients.create(rig.stack().addresses().mongo())) {
            return costs.commands().entrySet().stream()
                    .flatMap(entry -> command(mongo, entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    private static Stream<Command> command(MongoClient mongo, MongoCommand command, double count) {
        return switch (command.command()) {
            case "find" -> Stream.of(bare(Kind.FIND, count, size(mongo, command)));
            case "insert" -> Stream.of(bare(Kind.INSERT, count, size(mongo, command)));
            case "update", "findAndModify" ->
                    Stream.of(bare(Kind.UPDATE, count, Math.min(size(mongo, command), MAX_UPDATE)));
            // Anything else, a ping say, is about no collection.
            default -> Stream.of();
        };
    }

    private static Command bare(Kind kind, double count, int bytes) {
        return new Command(kind, new Amount(count, bytes));
    }

    /** Of a document on average, in bytes. */
    private static int size(MongoClient mongo, MongoCommand command) {
        var documents =
                mongo.getDatabase(command.database())
                        .getCollection(command.collection(), RawBsonDocument.class)
                        .find()
                        .limit(SAMPLE)
                        .into(new ArrayList<>());
        return (int)
                documents.stream()
                        .mapToInt(document -> document.getByteBuffer().remaining())
                        .average()
                        .orElse(0);
    }

    private static Amount records(Costs.PerCall costs) {
        double sent = costs.sum(Costs.RECORDS_SENT);
        return new Amount(sent, (int) (costs.sum(Costs.BYTES_SENT) / sent));
    }

    private static int readers(Costs.PerCall costs) {
        double read = 0;
        double written = 0;
        for (var topic : READERS.entrySet()) {
            double records = costs.of(Costs.RECORDS + ": " + topic.getKey());
            written += records;
            read += records * topic.getValue();
        }
        return (int) Math.round(read / written);
    }

    /** In nanoseconds a round. */
    private static long run(Workload workload, int rounds) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(BareClients.class.getName());
        command.add(Integer.toString(rounds));
        command.addAll(workload.arguments());
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (var answer = process.inputReader(StandardCharsets.UTF_8)) {
                return answer.lines()
                        .filter(line -> line.matches("\\d+"))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no floor: " + command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
