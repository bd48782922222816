package io.dialstream.benchmarks.projection;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.launch.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Events that lie in the log while the calllog-service is down, and how fast it takes them in; then
 * the same log documents in bare bulk inserts into the same server.
 */
public final class ProjectionBench implements Bench {

    private static final long EVENTS_A_CALL = 5;
    private static final int CAMPAIGNS = 50;
    private static final int BULK = 500;
    private static final double NANOS = 1e9;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    @Override
    public String name() {
        return "projection";
    }

    @Override
    public Set<Part> parts() {
        return Set.of(Part.KAFKA, Part.MONGO, Part.CALLLOG);
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        int calls = quick ? 2_000 : 10_000;
        CallHistory history = new CallHistory(rig);
        try (MongoClient mongo = MongoClients.create(rig.stack().addresses().mongo())) {
            var logs = mongo.getDatabase("calllog").getCollection("calllogs");
            history.write("warm", CAMPAIGNS, calls / 4);
            awaitCount(logs, calls / 4 * EVENTS_A_CALL);
            rig.stack().stop(Part.CALLLOG.first());
            history.write("measured", CAMPAIGNS, calls);
            double projected = projected(rig, logs, calls / 4, calls);
            double bare = bare(mongo, logs);
            return List.of(
                    Figure.atLeast(name(), "over bare bulk inserts", projected / bare, "x", 0.5),
                    Figure.told(name(), "projected events", projected, "1/s"),
                    Figure.told(name(), "log documents inserted bare", bare, "1/s"),
                    Figure.told(name(), "events", (double) calls * EVENTS_A_CALL, ""));
        }
    }

    /** Counted from a tenth to the end: the start of the process is not part of it. */
    private static double projected(
            Rig rig, MongoCollection<Document> logs, int before, int calls) {
        long already = before * EVENTS_A_CALL;
        long tenth = calls * EVENTS_A_CALL / 10;
        long all = calls * EVENTS_A_CALL;
        rig.stack().restart(Part.CALLLOG.first());
        long first = awaitCount(logs, already + tenth);
        long began = System.nanoTime();
        long last = awaitCount(logs, already + all);
        return (double) (last - first) / ((System.nanoTime() - began) / NANOS);
    }

    private static long awaitCount(MongoCollection<Document> logs, long count) {
        long now = logs.estimatedDocumentCount();
        while (now < count) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            now = logs.estimatedDocumentCount();
        }
        return now;
    }

    private static double bare(MongoClient mongo, MongoCollection<Document> logs) {
        List<Document> documents = logs.find().into(new ArrayList<>());
        documents.forEach(document -> document.put("_id", new ObjectId()));
        var target = mongo.getDatabase("bench").getCollection("logs");
        // The first fifth warms up the client and the server.
        int warm = documents.size() / 5 / BULK * BULK;
        insert(target, documents.subList(0, warm));
        long began = System.nanoTime();
        insert(target, documents.subList(warm, documents.size()));
        return (documents.size() - warm) / ((System.nanoTime() - began) / NANOS);
    }

    private static void insert(MongoCollection<Document> target, List<Document> documents) {
        for (int from = 0; from < documents.size(); from += BULK) {
            target.insertMany(
                    documents.subList(from, Math.min(documents.size(), from + BULK)),
                    new InsertManyOptions().ordered(false));
        }
    }
}
