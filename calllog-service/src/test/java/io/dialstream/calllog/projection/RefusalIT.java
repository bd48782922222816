package io.dialstream.calllog.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.readiness.Dependencies;
import io.netty.channel.Channel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A store that answers, and refuses for a reason of its own, is waited for. */
class RefusalIT {

    private static final CallEvents EVENTS = CallEvents.inCampaign("c1", "k1");
    private static final List<EventRecord> BATCH =
            List.of(
                    new EventRecord(EVENTS.initiated(), 0, 7),
                    new EventRecord(EVENTS.completed(17), 0, 8));

    @ParameterizedTest
    @ValueSource(strings = {"find", "insert", "update"})
    void laysNoRefusalAtTheDoorOfARecord(String command) {
        var store = new BrokenStore(command);
        var server = new MongoServer(store);
        try (var client = MongoClients.create(server.bindAndGetConnectionString())) {
            ProjectionOnMongo.with(
                    new MongoTemplate(client, "calllog"),
                    projector -> {
                        assertThatThrownBy(() -> projector.project(BATCH))
                                .satisfies(e -> assertThat(Dependencies.isDown(e)).isTrue());
                        store.mend();
                        projector.project(BATCH);
                    });
            assertThat(client.getDatabase("calllog").getCollection("calllogs").countDocuments())
                    .isEqualTo(2);
        } finally {
            server.shutdownNow();
        }
    }

    /** Whose disk is full, say. */
    private static final class BrokenStore extends MemoryBackend {

        private volatile String refused;

        BrokenStore(String refused) {
            this.refused = refused;
        }

        void mend() {
            refused = "";
        }

        @Override
        public Document handleCommand(
                Channel channel, String database, String command, Document query) {
            if (command.equalsIgnoreCase(refused)) {
                throw new IllegalStateException("cannot write to the file");
            }
            return super.handleCommand(channel, database, command, query);
        }
    }
}
