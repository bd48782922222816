package io.dialstream.foundation.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.dialstream.foundation.testing.SecantusDb;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.mongodb.core.MongoTemplate;

/** On a primary that answers and takes no writes, as MongoDB does when its disk is nearly full. */
@EnabledIf("io.dialstream.foundation.testing.SecantusDb#isThere")
class MongoHealthIT {

    private static final WriteRefusals refusals = new WriteRefusals();
    private static SecantusDb store;
    private static MongoClient client;
    private static MongoTemplate mongo;

    @BeforeAll
    static void start() {
        store = SecantusDb.start(":memory:", "--enable-test-commands");
        var settings =
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(store.address()));
        new MongoConfiguration().durableAndPatient().customize(settings);
        new MongoConfiguration().watchedWrites(refusals).customize(settings);
        client = MongoClients.create(settings.build());
        mongo = new MongoTemplate(client, "health-it");
    }

    @AfterAll
    static void end() {
        client.close();
        store.close();
    }

    /** No space left, writes blocked. */
    @ParameterizedTest
    @ValueSource(ints = {14031, 371})
    void isDownFromARefusedWriteUntilOneWouldBeTaken(int code) {
        write();
        assertThat(health()).isEqualTo(Status.UP);

        refuseWrites("alwaysOn", code);
        assertThatThrownBy(MongoHealthIT::write).isInstanceOf(MongoException.class);
        assertThat(health()).isEqualTo(Status.DOWN);
        assertThat(health()).isEqualTo(Status.DOWN);

        refuseWrites("off", code);
        assertThat(health()).isEqualTo(Status.UP);
    }

    private static void write() {
        mongo.getCollection("it").insertOne(new Document());
    }

    private static Status health() {
        return MongoConfiguration.look(client, mongo, refusals).getStatus();
    }

    private static void refuseWrites(String mode, int code) {
        client.getDatabase("admin")
                .runCommand(
                        new Document("configureFailPoint", "failCommand")
                                .append("mode", mode)
                                .append(
                                        "data",
                                        new Document("errorCode", code)
                                                .append(
                                                        "failCommands",
                                                        List.of("insert", "update"))));
    }
}
