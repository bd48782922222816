package io.dialstream.foundation.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * A MongoDB for tests: a real one in a container when {@code -Ddialstream.test.containers=true} and
 * a Docker engine is there, else a MongoDB-compatible server in this process. One a JVM.
 */
public final class MongoFixture {

    private static @Nullable String uri;

    private MongoFixture() {}

    /** The server's address, without a database. */
    public static synchronized String uri() {
        if (uri == null) {
            uri = containersWanted() ? container() : inProcess();
        }
        return uri;
    }

    /** A template on an empty database of its own. */
    public static MongoTemplate emptyDatabase() {
        MongoClient client = MongoClients.create(uri());
        return new MongoTemplate(client, "test-" + UUID.randomUUID());
    }

    private static boolean containersWanted() {
        return Boolean.getBoolean("dialstream.test.containers")
                && DockerClientFactory.instance().isDockerAvailable();
    }

    private static String container() {
        var container = new MongoDBContainer("mongo:8");
        container.start();
        return container.getConnectionString();
    }

    private static String inProcess() {
        var server = new MongoServer(new MemoryBackend());
        return server.bindAndGetConnectionString();
    }
}
