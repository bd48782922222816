package io.dialstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.dialstream.foundation.testing.SecantusDb;
import io.dialstream.foundation.testing.StoreProxy;
import io.dialstream.foundation.testing.StoreProxy.Fault;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.testing.Http;
import io.dialstream.stack.testing.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On a store that is told to fail as a primary does which is lost, in MongoDB's own words, and that
 * dies, behind a network that breaks where no server can be told to. Whatever they do, nobody is
 * called twice, nothing is lost, and it goes on by itself. One after the other: they share the
 * store.
 */
@Execution(ExecutionMode.SAME_THREAD)
@EnabledIf("io.dialstream.foundation.testing.SecantusDb#isThere")
class StoreFailoverIT {

    private static final List<String> WRITES =
            List.of("insert", "update", "delete", "findAndModify");

    private static final Duration SOON = Duration.ofSeconds(60);

    private static SecantusDb store;
    private static StoreProxy network;
    private static MongoClient operator;
    private static Stage stage;

    @BeforeAll
    static void set() throws IOException {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "failover");
        store =
                SecantusDb.start(
                        folder.resolve("store").toString(),
                        "--enable-test-commands",
                        "--sync-on-commit");
        operator = MongoClients.create(store.address());
        network = StoreProxy.before(store.address());
        var uri = network.address() + "/?replicaSet=secantus";
        stage = Stage.on(Stage.plan(folder.resolve("stage"), Map.of("MONGODB_URI", uri)).start());
        stage.putAgent();
    }

    @AfterAll
    static void clear() {
        Stream.of(stage, operator, network, store)
                .filter(Objects::nonNull)
                .forEach(StoreFailoverIT::close);
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    it is no primary any more        | {errorCode: 10107}
                    it shuts down                    | {errorCode: 91}
                    it has stepped down              | {errorCode: 189}
                    connections break                | {closeConnection: true}
                    no majority has what was written | {writeConcernError: {code: 64, errmsg: "waiting for replication timed out"}}
                    its disk is full                 | {errorCode: 14031}
                    it hangs                         | {blockConnection: true, blockTimeMS: 2000}
                    """)
    void survives(String what, String failure) {
        var id = stage.startCampaign(24, 6);
        stage.awaitDone(id, 3);

        fail(Document.parse(failure));

        completes(id);
    }

    private static void fail(Document how) {
        operator.getDatabase("admin")
                .runCommand(
                        new Document("configureFailPoint", "failCommand")
                                .append("mode", new Document("times", 5))
                                .append("data", how.append("failCommands", WRITES)));
    }

    @Test
    void survivesAStepDownAndIsNotReadyMeanwhile() {
        var id = stage.startCampaign(24, 6);
        stage.awaitDone(id, 3);

        operator.getDatabase("admin")
                .runCommand(new Document("replSetStepDown", 12).append("force", true));

        await().atMost(SOON).until(() -> readiness() == 503);
        await().atMost(SOON).until(() -> readiness() == 200);
        completes(id);
    }

    @Test
    void survivesItsDeath() {
        var id = stage.startCampaign(24, 6);
        stage.awaitDone(id, 3);

        store.kill();
        await().atMost(SOON).until(() -> readiness() == 503);
        store.restart();

        completes(id);
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_ANSWER", "HALF_ANSWER"})
    void survivesThatNobodyLearnsWhatWasWritten(Fault fault) {
        var id = stage.startCampaign(24, 6);
        stage.awaitDone(id, 3);

        network.fail(fault, 8, WRITES);

        completes(id);
        assertThat(network.left()).as("writes that have not failed").isZero();
    }

    private static void completes(String id) {
        stage.awaitStatus(id, "COMPLETED");
        Truth.agrees(stage, id);
        assertThat(stage.truth(id).path("calls").asLong()).isEqualTo(24);
    }

    private static int readiness() {
        var dialer = stage.stack.addresses().management(Part.DIALER.first());
        return new Http(dialer, null).get("/actuator/health/readiness").status();
    }
}
