package io.dialstream.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoIT {

    @TempDir private Path folder;

    private EmbeddedMongo mongo;
    private MongoClient client;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(folder, 0);
        client = MongoClients.create(mongo.uri());
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    private void restart() {
        stop();
        start();
    }

    private MongoCollection<Document> calls() {
        return client.getDatabase("calllog").getCollection("calls");
    }

    @Test
    void refusesASecondDocumentWithTheSameUniqueKey() {
        calls().createIndex(Indexes.ascending("providerCallId"), new IndexOptions().unique(true));
        calls().insertOne(new Document("_id", "a").append("providerCallId", "CA1"));
        restart();
        assertThatThrownBy(() -> calls().insertOne(new Document("_id", "a")))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() ->
                        calls().insertOne(new Document("_id", "b").append("providerCallId", "CA1")))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void comparesAndSetsByIdAndVersion() {
        calls().insertOne(new Document("_id", "lane").append("version", 1));
        Bson firstVersion = Filters.and(Filters.eq("_id", "lane"), Filters.eq("version", 1));
        assertThat(calls().updateOne(firstVersion, Updates.inc("version", 1)).getModifiedCount())
                .isEqualTo(1);
        assertThat(calls().updateOne(firstVersion, Updates.inc("version", 1)).getModifiedCount())
                .isZero();
        assertThat(calls().replaceOne(firstVersion, new Document("version", 9)).getMatchedCount())
                .isZero();
    }

    @Test
    void insertsOrUpdatesWithAnUpsert() {
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        calls().updateOne(Filters.eq("_id", "x"), Updates.setOnInsert("first", true), upsert);
        calls().updateOne(Filters.eq("_id", "x"), Updates.set("second", true), upsert);
        assertThat(calls().find().first())
                .isEqualTo(new Document("_id", "x").append("first", true).append("second", true));
    }

    /**
     * Whatever an index answers must be what looking at every document answers, in the same order.
     */
    @Test
    void findsTheSameWithIndexesAsWithout() {
        MongoCollection<Document> plain = client.getDatabase("calllog").getCollection("plain");
        calls().createIndex(
                        Indexes.compoundIndex(
                                Indexes.ascending("campaign"), Indexes.descending("time")));
        calls().createIndex(Indexes.ascending("status", "campaign"));
        calls().createIndex(Indexes.ascending("serial"), new IndexOptions().unique(true));
        calls().createIndex(Indexes.ascending("tags"));
        Random random = new Random(7);
        List<Document> documents =
                new ArrayList<>(IntStream.range(0, 400).mapToObj(n -> aCall(n, random)).toList());
        plain.insertMany(documents);
        Collections.shuffle(documents, random);
        calls().insertMany(documents);
        for (MongoCollection<Document> each : List.of(plain, calls())) {
            each.updateMany(
                    Filters.eq("status", "RINGING"),
                    Updates.combine(Updates.set("campaign", 1), Updates.inc("time", 3)));
            each.deleteMany(Filters.and(Filters.eq("campaign", 2), Filters.gt("time", 15)));
        }
        assertSameAnswers(plain);
        restart();
        assertSameAnswers(client.getDatabase("calllog").getCollection("plain"));
    }

    private static Document aCall(int n, Random random) {
        Document call =
                new Document("_id", "call-%03d".formatted(n))
                        .append("serial", n)
                        .append("campaign", random.nextInt(4))
                        .append(
                                "status",
                                List.of("RINGING", "ANSWERED", "COMPLETED").get(random.nextInt(3)))
                        .append("tags", List.of("t" + random.nextInt(3), "t" + random.nextInt(3)));
        return random.nextInt(10) == 0 ? call : call.append("time", (long) random.nextInt(20));
    }

    private void assertSameAnswers(MongoCollection<Document> plain) {
        List<Bson> queries =
                List.of(
                        Filters.eq("campaign", 1),
                        Filters.and(Filters.eq("campaign", 1), Filters.eq("time", null)),
                        Filters.and(
                                Filters.eq("campaign", 1.0),
                                Filters.gte("time", 5),
                                Filters.lt("time", 11)),
                        Filters.and(
                                Filters.eq("campaign", 3),
                                Filters.gt("time", 5),
                                Filters.lte("time", 11)),
                        Filters.and(
                                Filters.in("campaign", 0, 2, 2, 9),
                                Filters.ne("status", "RINGING")),
                        Filters.and(
                                Filters.eq("status", "COMPLETED"), Filters.in("campaign", 0, 1)),
                        Filters.in("serial", 5, 17, 17, 3),
                        Filters.and(Filters.eq("_id", "call-007"), Filters.eq("campaign", 1)),
                        Filters.in("_id", "call-007", "call-300", "none"),
                        Filters.gte("serial", 350),
                        Filters.eq("tags", "t1"),
                        Filters.and(Filters.eq("status", "ANSWERED"), Filters.regex("_id", "7$")));
        List<Bson> sorts =
                List.of(
                        Sorts.ascending("_id"),
                        Sorts.orderBy(Sorts.descending("time"), Sorts.ascending("_id")),
                        Sorts.orderBy(Sorts.ascending("time"), Sorts.descending("_id")),
                        Sorts.descending("time", "_id"),
                        Sorts.ascending("time", "_id"),
                        Sorts.orderBy(Sorts.descending("campaign", "time"), Sorts.ascending("_id")),
                        Sorts.orderBy(Sorts.ascending("tags"), Sorts.ascending("_id")));
        for (Bson query : queries) {
            for (Bson sort : sorts) {
                assertThat(ask(calls(), query, sort).limit(7))
                        .as("%s by %s", query, sort)
                        .containsExactlyElementsOf(ask(plain, query, sort).limit(7));
                assertThat(ask(calls(), query, sort))
                        .containsExactlyElementsOf(ask(plain, query, sort));
            }
            assertThat(calls().countDocuments(query)).isEqualTo(plain.countDocuments(query));
        }
    }

    private static FindIterable<Document> ask(
            MongoCollection<Document> calls, Bson query, Bson sort) {
        return calls.find(query).sort(sort);
    }

    /**
     * The server updates in place; a reader must still see either the old document or the new one.
     */
    @Test
    void neverShowsHalfAnUpdate() {
        calls().insertOne(new Document("_id", "lane").append("a", 0).append("b", 0));
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(() -> {
                    for (int n = 1; n < 2000; n++) {
                        calls().updateOne(
                                        Filters.eq("_id", "lane"),
                                        Updates.combine(Updates.set("a", n), Updates.set("b", n)));
                    }
                });
        while (!writing.isDone()) {
            Document seen = calls().find(Filters.eq("_id", "lane")).first();
            assertThat(seen).isNotNull();
            assertThat(seen.getInteger("a")).isEqualTo(seen.getInteger("b"));
        }
        writing.join();
    }

    @Test
    void dropsADatabaseForGood() {
        calls().createIndex(Indexes.ascending("serial"), new IndexOptions().unique(true));
        calls().insertOne(new Document("_id", "a").append("serial", 1));
        client.getDatabase("calllog").drop();
        restart();
        assertThat(calls().countDocuments()).isZero();
        calls().insertOne(new Document("_id", "a").append("serial", 1));
        assertThat(calls().countDocuments()).isEqualTo(1);
    }

    @Test
    void doesNotLetTheFileRunAwayUnderUpdates() throws IOException {
        calls().insertMany(
                        IntStream.range(0, 1000)
                                .mapToObj(n ->
                                        new Document("_id", n)
                                                .append("text", "x".repeat(400))
                                                .append("count", 0))
                                .toList());
        int updates = Integer.getInteger("dialstream.updates", 10_000);
        for (int n = 0; n < updates; n++) {
            calls().updateOne(Filters.eq("_id", n % 1000), Updates.inc("count", 1));
        }
        assertThat(Files.size(folder.resolve("mongo.mv"))).isLessThan(64 << 20);
        assertThat(calls().countDocuments(Filters.eq("count", updates / 1000))).isEqualTo(1000);
    }
}
