package io.dialstream.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.calllog.testing.RunningService;
import io.dialstream.foundation.testing.RawHttp;
import io.dialstream.foundation.testing.StoreProxy.Fault;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** A service starts, and an index of what is stored takes its time. */
class IndexesAtStartIT extends RunningService {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired Environment environment;

    private final String database = "indexes-" + UUID.randomUUID();

    @AfterEach
    void letGo() {
        MONGO.letGo();
    }

    @Test
    void isAliveAndSaysWhatItWaitsForUntilTheyAreBuilt() {
        holdABuild();
        try (var service = start()) {
            await().atMost(PATIENCE).until(() -> MONGO.held() == 1);
            assertThat(http(service).liveness()).isEqualTo(200);
            assertThat(readiness(service).status()).isEqualTo(503);
            assertThat(readiness(service).body()).contains("\"waitingFor\":\"index");

            MONGO.letGo();

            await().atMost(PATIENCE).until(() -> readiness(service).status() == 200);
        }
    }

    @Test
    void endsDuringABuildAndGoesOnWithItAtTheNextStart() {
        holdABuild();
        var first = start();
        await().atMost(PATIENCE).until(() -> MONGO.held() == 1);
        var begun = System.nanoTime();
        first.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));

        try (var second = start()) {
            await().atMost(PATIENCE).until(() -> readiness(second).status() == 200);
        }
    }

    private static void holdABuild() {
        MONGO.fail(Fault.HALF_COMMAND, 1, List.of("createIndexes"));
    }

    private static RawHttp.Answer readiness(ConfigurableApplicationContext service) {
        return http(service)
                .send("GET /actuator/health/readiness HTTP/1.1\nHost: x\nConnection: close\n");
    }

    private static RawHttp http(ConfigurableApplicationContext service) {
        return new RawHttp(
                service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CalllogApplication.class)
                .run(
                        "--server.port=0",
                        "--dialstream.management.port=0",
                        "--spring.jmx.enabled=false",
                        "--spring.mongodb.database=" + database,
                        "--spring.kafka.consumer.group-id=" + database,
                        same("dialstream.event-log.partitions"),
                        same("DIALSTREAM_API_KEYS"),
                        same("KAFKA_BOOTSTRAP_SERVERS"),
                        same("MONGODB_URI"));
    }

    private String same(String property) {
        return "--" + property + "=" + environment.getRequiredProperty(property);
    }
}
