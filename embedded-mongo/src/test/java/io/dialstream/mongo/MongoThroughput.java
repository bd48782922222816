package io.dialstream.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.bson.Document;

/**
 * Measures acknowledged, kept writes a second; the numbers in RATIONALE.md come from here. Run by
 * hand.
 */
final class MongoThroughput {

    private static final Duration SPAN = Duration.ofSeconds(Long.getLong("seconds", 8));

    private final MongoCollection<Document> calls;
    private final Path file;

    private MongoThroughput(MongoCollection<Document> calls, Path file) {
        this.calls = calls;
        this.file = file;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("mongo-throughput");
        try (EmbeddedMongo mongo = EmbeddedMongo.start(folder, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            MongoCollection<Document> calls = client.getDatabase("dialer").getCollection("calls");
            calls.createIndex(Indexes.ascending("providerCallId"), new IndexOptions().unique(true));
            calls.createIndex(Indexes.ascending("campaignId", "status"));
            MongoThroughput throughput = new MongoThroughput(calls, folder.resolve("mongo.mv"));
            for (int connections : new int[] {1, 1, 4, 16}) {
                throughput.measure("insert", connections, throughput::insert);
                throughput.measure("update", connections, throughput::update);
                throughput.measure("find one by id and version", connections, throughput::find);
            }
        }
    }

    private void measure(String what, int connections, LongConsumer operation) throws Exception {
        AtomicLong done = new AtomicLong();
        long end = System.nanoTime() + SPAN.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        operation.accept(done.getAndIncrement());
                    }
                });
            }
        }
        System.out.printf(
                "%-28s %2d connections %7d/s  documents %d  file %d MB%n",
                what,
                connections,
                done.get() / SPAN.toSeconds(),
                calls.estimatedDocumentCount(),
                Files.size(file) >> 20);
    }

    private void insert(long n) {
        String id = Long.toHexString(System.nanoTime()) + n;
        calls.insertOne(
                new Document("_id", id)
                        .append("campaignId", "campaign-" + n % 10)
                        .append("providerCallId", "CA" + id)
                        .append("phoneNumber", "+12125550100")
                        .append("status", "INITIATED")
                        .append("leadName", "Somebody with a name")
                        .append("version", 0L)
                        .append("events", java.util.List.of("INITIATED", "DIALING")));
        last = id;
    }

    private volatile String last = "";

    private void update(long n) {
        calls.updateOne(Filters.and(Filters.eq("_id", last)), Updates.inc("version", 1L));
    }

    private void find(long n) {
        if (calls.find(Filters.and(Filters.eq("_id", last), Filters.gte("version", 0L))).first()
                == null) {
            throw new IllegalStateException("lost " + last);
        }
    }
}
