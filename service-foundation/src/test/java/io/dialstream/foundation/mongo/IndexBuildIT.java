package io.dialstream.foundation.mongo;

import static com.mongodb.client.model.Indexes.ascending;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import io.dialstream.foundation.testing.MongoFixture;
import io.dialstream.foundation.testing.StoreProxy;
import io.dialstream.foundation.testing.StoreProxy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Indexes of a collection that is so large that they take longer than any answer may. */
class IndexBuildIT {

    private static final List<String> BUILD = List.of("createIndexes");

    /** In milliseconds; services wait longer. */
    private static final int PATIENCE = 300;

    private StoreProxy proxy;
    private MongoClient client;
    private MongoCollection<Document> calls;

    @BeforeEach
    void connect() {
        proxy = StoreProxy.before(MongoFixture.uri());
        var settings =
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(proxy.address()));
        new MongoConfiguration().durableAndPatient().customize(settings);
        settings.applyToSocketSettings(socket -> socket.readTimeout(PATIENCE, MILLISECONDS));
        client = MongoClients.create(settings.build());
        calls = client.getDatabase("test-" + UUID.randomUUID()).getCollection("calls");
        calls.insertOne(new Document("userId", "ann").append("number", 1));
    }

    @AfterEach
    void disconnect() {
        client.close();
        proxy.close();
    }

    @Test
    void waitsForAsLongAsTheBuildTakes() {
        proxy.fail(Fault.HALF_COMMAND, 2, List.of("createIndexes", "ping"));
        var build = CompletableFuture.runAsync(this::build);
        await().until(() -> proxy.held() == 1);
        assertThatThrownBy(this::ping).isInstanceOf(MongoSocketReadTimeoutException.class);
        assertThat(build).isNotDone();

        proxy.letGo();

        assertThat(build).succeedsWithin(5000, MILLISECONDS);
        assertThat(indexes()).containsExactlyInAnyOrder("_id_", "userId_1", "number_1");
    }

    @Test
    void goesOnAfterAnInterruption() {
        proxy.fail(Fault.NO_ANSWER, 1, BUILD);
        assertThatThrownBy(this::build).isInstanceOf(MongoException.class);

        build();

        assertThat(indexes()).containsExactlyInAnyOrder("_id_", "userId_1", "number_1");
    }

    @Test
    void endsWithItsThread() throws InterruptedException {
        proxy.fail(Fault.HALF_COMMAND, 1, BUILD);
        var build = Thread.ofVirtual().start(this::buildUntilInterrupted);
        await().until(() -> proxy.held() == 1);

        build.interrupt();

        assertThat(build.join(Duration.ofSeconds(5))).isTrue();
    }

    private void buildUntilInterrupted() {
        assertThatThrownBy(this::build).isInstanceOf(MongoException.class);
    }

    private void build() {
        IndexBuild.run(
                calls,
                List.of(new IndexModel(ascending("userId")), new IndexModel(ascending("number"))));
    }

    private void ping() {
        client.getDatabase("admin").runCommand(new Document("ping", 1));
    }

    private List<String> indexes() {
        return calls.listIndexes().map(index -> index.getString("name")).into(new ArrayList<>());
    }
}
