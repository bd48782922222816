package io.dialstream.foundation.mongo;

import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * UP while MongoDB answers a ping. Spring Boot's own indicator, which this one replaces by its
 * name, asks with {@code hello}, a command that the embedded server does not know.
 */
class MongoHealth extends AbstractHealthIndicator {

    private final MongoClient mongo;

    MongoHealth(MongoClient mongo) {
        super("MongoDB does not answer");
        this.mongo = mongo;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        mongo.getDatabase("admin").runCommand(new Document("ping", 1));
        builder.up();
    }
}
