package io.dialstream.foundation.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerType;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.dialstream.foundation.testing.MongoFixture;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What services ask of the store with each write, as the driver sends it. */
class MongoWritesIT {

    private final List<BsonDocument> inserts = new CopyOnWriteArrayList<>();

    private final CommandListener wire =
            new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("insert")) {
                        inserts.add(event.getCommand().clone());
                    }
                }
            };

    @Test
    void aMajorityHasItInItsJournalAndTheDriverMaySendItAgain() {
        var settings =
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(MongoFixture.uri()))
                        .addCommandListener(wire);
        new MongoConfiguration().durableAndPatient().customize(settings);
        try (var client = MongoClients.create(settings.build())) {
            client.getDatabase("durability").getCollection("it").insertOne(new Document("n", 1));
            var server = client.getClusterDescription().getServerDescriptions().getFirst();

            assertThat(inserts).hasSize(1);
            assertThat(inserts.getFirst().getDocument("writeConcern"))
                    .containsEntry("w", new BsonString("majority"))
                    .containsEntry("j", BsonBoolean.TRUE);
            assertThat(inserts.getFirst().containsKey("txnNumber"))
                    .as("retryable, where the store can tell a repetition")
                    .isEqualTo(server.getType() == ServerType.REPLICA_SET_PRIMARY);
        }
    }
}
