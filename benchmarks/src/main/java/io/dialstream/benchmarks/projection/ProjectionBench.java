package io.dialstream.benchmarks.projection;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.CallHistory;
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
 * Events that lie in the log while the calllog-service is down, and how fast it takes them in: most
 * of them while the new process is still compiling itself, the last ones warm. Then as many of the
 * same log documents in bare bulk inserts into the same server.
 */
public final class ProjectionBench implements Bench {

    private static final long EVENTS_A_CALL = 5;

    /** Enough for partitions to be equally full: otherwise one consumer ends before the others. */
    private static final int CAMPAIGNS = 480;

    private static final int BULK = 500;
    private static final int SAMPLE = 5_000;
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
        int warming = quick ? 10_000 : 40_000;
        int counted = quick ? 4_000 : 20_000;
        CallHistory history = new CallHistory(rig);
        try (MongoClient mongo = MongoClients.create(rig.stack().addresses().mongo())) {
            var logs = mongo.getDatabase("calllog").getCollection("calllogs");
            rig.stack().stop(Part.CALLLOG.first());
            history.write("projection", CAMPAIGNS, warming + counted);
            rig.stack().restart(Part.CALLLOG.first());
            long before = warming * EVENTS_A_CALL;
            long all = (warming + counted) * EVENTS_A_CALL;
            double cold = rate(logs, before / 10, before / 2);
            double warm = rate(logs, before, all);
            double bare = bare(mongo, logs, all - before);
            return List.of(
                    Figure.told(name(), "over bare bulk inserts", warm / bare, "x"),
                    Figure.told(name(), "projected events, warm", warm, "1/s"),
                    Figure.told(name(), "projected events, while it warms up", cold, "1/s"),
                    Figure.told(name(), "log documents inserted bare", bare, "1/s"),
                    Figure.told(name(), "events before those that count", (double) before, ""),
                    Figure.told(name(), "events that count", (double) (all - before), ""));
        }
    }

    /** How fast the documents came, from one number of them to another. */
    private static double rate(MongoCollection<Document> logs, long from, long to) {
        long first = awaitCount(logs, from);
        long began = System.nanoTime();
        long last = awaitCount(logs, to);
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

    /** As many documents again; the first time warms up client and server. */
    private static double bare(MongoClient mongo, MongoCollection<Document> logs, long documents) {
        // Not all at once: the server answers a query out of its heap.
        List<Document> sample = logs.find().limit(SAMPLE).into(new ArrayList<>());
        var target = mongo.getDatabase("bench").getCollection("logs");
        insertAnew(target, sample);
        long inserted = 0;
        long nanos = 0;
        while (inserted < documents) {
            nanos += insertAnew(target, sample);
            inserted += sample.size();
        }
        return inserted / (nanos / NANOS);
    }

    /** Under new ids; how many nanoseconds it took. */
    private static long insertAnew(MongoCollection<Document> target, List<Document> documents) {
        documents.forEach(document -> document.put("_id", new ObjectId()));
        long began = System.nanoTime();
        insert(target, documents);
        return System.nanoTime() - began;
    }

    private static void insert(MongoCollection<Document> target, List<Document> documents) {
        for (int from = 0; from < documents.size(); from += BULK) {
            target.insertMany(
                    documents.subList(from, Math.min(documents.size(), from + BULK)),
                    new InsertManyOptions().ordered(false));
        }
    }
}
