package io.dialstream.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoDurabilityIT {

    private static final int ROUNDS = Integer.getInteger("dialstream.durability.rounds", 3);
    private static final int WRITERS = 8;

    @TempDir private Path folder;

    private final Map<String, Fate> fates = new ConcurrentHashMap<>();
    private final Random random = new Random(20261122);

    /**
     * What a document must look like: as acknowledged last, or as the write would leave it that got
     * no answer.
     */
    private record Fate(long acknowledged, long attempted) {

        Fate attempt(long next) {
            return new Fate(acknowledged, next);
        }

        boolean allows(long serial) {
            return serial == acknowledged || serial == attempted;
        }
    }

    @Test
    void keepsEveryAcknowledgedWriteHoweverOftenItsProcessIsKilled() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            writeUntilKilled(round, Duration.ofMillis(400 + random.nextInt(1000)));
            try (EmbeddedMongo reopened = EmbeddedMongo.start(folder, 0);
                    MongoClient client = MongoClients.create(reopened.uri())) {
                verify(client.getDatabase("calls"));
            }
        }
        assertThat(fates).hasSizeGreaterThan(WRITERS * ROUNDS);
    }

    private void writeUntilKilled(int round, Duration life) throws Exception {
        Process server = MongoProcess.start(folder);
        String uri = uri(server);
        createIndexes(uri);
        // Writers that wait for the server when it is killed shall soon give up.
        try (MongoClient client = MongoClients.create(uri + "/?serverSelectionTimeoutMS=3000");
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            MongoCollection<Document> calls = client.getDatabase("calls").getCollection("calls");
            List<Future<?>> written = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int self = writer;
                written.add(writers.submit(() -> write(calls, round, self)));
            }
            assertThat(server.waitFor(life)).as("ended by itself").isFalse();
            server.destroyForcibly().waitFor();
            for (Future<?> each : written) {
                each.get();
            }
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static void createIndexes(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> calls = client.getDatabase("calls").getCollection("calls");
            calls.createIndex(Indexes.ascending("serial"), new IndexOptions().unique(true));
            calls.createIndex(Indexes.ascending("writer", "serial"));
        }
    }

    private static String uri(Process server) throws IOException {
        return new BufferedReader(server.inputReader(StandardCharsets.UTF_8)).readLine();
    }

    private void write(MongoCollection<Document> calls, int round, int writer) {
        try {
            for (long n = 0; true; n++) {
                String id = round + "-" + writer + "-" + n;
                long serial = (round * 100L + writer + 1) * 1_000_000_000L + n * 10;
                acknowledged(id, 0, serial, () -> calls.insertOne(call(id, writer, serial)));
                acknowledged(id, serial, serial + 1, () -> renumber(calls, id, serial));
                acknowledged(
                        id, serial + 1, serial + 2, () -> findAndRenumber(calls, id, serial + 1));
            }
        } catch (MongoException expectedWhenKilled) {
            return;
        }
    }

    private void acknowledged(String id, long before, long after, Runnable write) {
        fates.put(id, new Fate(before, before).attempt(after));
        write.run();
        fates.put(id, new Fate(after, after));
    }

    private static Document call(String id, int writer, long serial) {
        return new Document("_id", id)
                .append("writer", writer)
                .append("serial", serial)
                .append("status", "INITIATED");
    }

    private static void renumber(MongoCollection<Document> calls, String id, long from) {
        long changed =
                calls.updateOne(
                                Filters.and(Filters.eq("_id", id), Filters.eq("serial", from)),
                                Updates.set("serial", from + 1))
                        .getModifiedCount();
        assertThat(changed).isEqualTo(1);
    }

    private static void findAndRenumber(MongoCollection<Document> calls, String id, long from) {
        assertThat(
                        calls.findOneAndUpdate(
                                Filters.eq("serial", from),
                                Updates.combine(
                                        Updates.inc("serial", 1L),
                                        Updates.set("status", "DIALING")),
                                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .containsEntry("_id", id);
    }

    private void verify(MongoDatabase database) {
        MongoCollection<Document> calls = database.getCollection("calls");
        List<Document> all = calls.find().into(new ArrayList<>());
        Set<String> found = new HashSet<>();
        for (Document call : all) {
            String id = call.getString("_id");
            long serial = call.getLong("serial");
            found.add(id);
            Fate fate = Objects.requireNonNull(fates.get(id), id);
            assertThat(fate.allows(serial)).as("%s with serial %s: %s", id, serial, fate).isTrue();
            assertThat(calls.find(Filters.eq("serial", serial)).first()).isEqualTo(call);
            assertThat(calls.find(Filters.eq("_id", id)).first()).isEqualTo(call);
        }
        fates.forEach((id, fate) ->
                assertThat(fate.allows(0) || found.contains(id)).as("%s is lost", id).isTrue());
        Document validation = database.runCommand(new Document("validate", "calls"));
        assertThat(validation.get("keysPerIndex", Document.class).values())
                .allSatisfy(keys -> assertThat(((Number) keys).intValue()).isEqualTo(all.size()));
        assertThat(calls.countDocuments(Filters.gte("writer", 0))).isEqualTo(all.size());
        // A write without an answer is settled by what is there now.
        all.forEach(call ->
                fates.put(
                        call.getString("_id"),
                        new Fate(call.getLong("serial"), call.getLong("serial"))));
        fates.keySet().retainAll(found);
    }
}
