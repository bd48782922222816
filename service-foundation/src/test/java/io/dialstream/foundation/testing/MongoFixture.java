package io.dialstream.foundation.testing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * A MongoDB for tests: a MongoDB-compatible server in this process, SecantusDB beside it, or a real
 * one in a container. One a JVM.
 */
public final class MongoFixture {

    private static @Nullable String uri;

    /**
     * Under load SecantusDB mixes up the answers that it pushes to those who watch it, and a driver
     * that gets the wrong one gives up all its connections: it is asked instead.
     */
    private static final String ASKED = "/?serverMonitoringMode=poll";

    private MongoFixture() {}

    /** The server's address, without a database. */
    public static synchronized String uri() {
        if (uri == null) {
            uri = start();
        }
        return uri;
    }

    private static String start() {
        if (Containers.wanted()) {
            return container();
        }
        return SecantusDb.wanted() ? SecantusDb.start().address() + ASKED : inProcess();
    }

    /** A template on an empty database of its own. */
    public static MongoTemplate emptyDatabase() {
        return emptyDatabase(MongoClients.create(uri()));
    }

    /** The same, of whose commands somebody is told. */
    public static MongoTemplate emptyDatabase(CommandListener listener) {
        return emptyDatabase(
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(new ConnectionString(uri()))
                                .addCommandListener(listener)
                                .build()));
    }

    private static MongoTemplate emptyDatabase(MongoClient client) {
        return new MongoTemplate(client, "test-" + UUID.randomUUID());
    }

    private static String container() {
        var container = new MongoDBContainer(Containers.MONGO);
        container.start();
        return container.getConnectionString();
    }

    private static String inProcess() {
        var server = new MongoServer(new MemoryBackend());
        return server.bindAndGetConnectionString();
    }
}
