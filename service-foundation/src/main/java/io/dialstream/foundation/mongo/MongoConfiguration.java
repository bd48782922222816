package io.dialstream.foundation.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.dialstream.foundation.eventlog.KnownTopics;
import io.dialstream.foundation.readiness.WatchedHealth;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What a service has written must not be forgotten by a failover, and what it reads must be what it
 * wrote.
 */
@AutoConfiguration(
        before = {MongoAutoConfiguration.class, MongoHealthContributorAutoConfiguration.class})
@ConditionalOnClass({
    MongoClient.class,
    MongoClientSettingsBuilderCustomizer.class,
    MongoTemplate.class
})
@EnableConfigurationProperties(MongoConnectionProperties.class)
class MongoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MongoConfiguration.class);
    private static final long SERVER_SELECTION_SECONDS = 3;
    private static final int SOCKET_TIMEOUT_SECONDS = 10;

    /** Longer than it takes to find out that there is no primary. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Spring Boot's own indicator, which this one replaces by its name, asks with {@code hello}, a
     * command that the embedded server does not know, and takes a server for good that takes no
     * writes.
     */
    @Bean
    @ConditionalOnMissingBean(name = "mongoHealthIndicator")
    WatchedHealth mongoHealthIndicator(
            MongoClient client, MongoTemplate mongo, WriteRefusals refusals) {
        return new WatchedHealth(() -> look(client, mongo, refusals), PATIENCE);
    }

    /**
     * A ping goes to the primary; of a server that is addressed alone the driver knows what it is.
     * What has refused a write is asked for one more: nobody else may write for a while.
     */
    static Health look(MongoClient client, MongoTemplate mongo, WriteRefusals refusals) {
        client.getDatabase("admin").runCommand(new Document("ping", 1));
        boolean takesWrites = !refusals.latestWasRefused() || takesWrites(mongo);
        return client.getClusterDescription().hasWritableServer() && takesWrites
                ? Health.up().build()
                : Health.down().withDetail("writable", false).build();
    }

    /** A conflict is with somebody whose write is taken. */
    private static boolean takesWrites(MongoTemplate mongo) {
        try {
            mongo.getCollection("health")
                    .updateOne(
                            Filters.eq("write"),
                            Updates.inc("times", 1),
                            new UpdateOptions().upsert(true));
            return true;
        } catch (MongoException e) {
            log.debug("It takes no writes", e);
            return e.getCode() == WriteRefusals.CONFLICT;
        }
    }

    @Bean
    WriteRefusals writeRefusals() {
        return new WriteRefusals();
    }

    @Bean
    MongoClientSettingsBuilderCustomizer watchedWrites(WriteRefusals refusals) {
        return settings -> settings.addCommandListener(refusals);
    }

    @Bean
    @ConditionalOnMissingBean
    KnownTopics knownTopics(MongoTemplate mongo) {
        return new MongoKnownTopics(mongo);
    }

    /** The store of {@code MONGODB_URI}, over TLS as Spring Boot's own settings say. */
    @Bean
    MongoConnectionDetails mongoConnection(
            MongoConnectionProperties properties, MongoProperties springs, SslBundles bundles) {
        return new MongoConnectionDetails() {

            @Override
            public ConnectionString getConnectionString() {
                return new ConnectionString(properties.uri());
            }

            @Override
            public @Nullable SslBundle getSslBundle() {
                var bundle = springs.getSsl().getBundle();
                return bundle == null ? null : bundles.getBundle(bundle);
            }
        };
    }

    @Bean
    MongoClientSettingsBuilderCustomizer durableAndPatient() {
        return settings ->
                settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                        .readConcern(ReadConcern.DEFAULT)
                        .readPreference(ReadPreference.primary())
                        .applyToClusterSettings(cluster ->
                                cluster.serverSelectionTimeout(
                                        SERVER_SELECTION_SECONDS, TimeUnit.SECONDS))
                        .applyToSocketSettings(socket ->
                                socket.readTimeout(SOCKET_TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }
}
