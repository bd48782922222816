package io.dialstream.dialer.testing;

import static org.awaitility.Awaitility.await;

import io.dialstream.dialer.DialerApplication;
import io.dialstream.dialer.admission.Admissions;
import io.dialstream.dialer.admission.CallRates;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.foundation.testing.MongoFixture;
import io.dialstream.foundation.testing.WithKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on a real broker, with a provider that does what it is told; one for all. */
@SpringBootTest(
        classes = DialerApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dialstream.dialer.accounts=false",
            "dialstream.dialer.look-up-after=300ms",
            "dialstream.dialer.unclear-after=1500ms",
            "dialstream.dialer.silent-after=2s",
            // Its provider fails as often as the tests want it to.
            "dialstream.breaker.share=0",
            "dialstream.event-log.partitions=3",
            "spring.kafka.consumer.max-poll-records=1",
            "spring.kafka.consumer.properties.fetch.max.wait.ms=50"
        })
@WithKafka
@Import(RunningDialer.Fakes.class)
public abstract class RunningDialer {

    /** The number of partitions of each co-partitioned topic. */
    protected static final int PARTITIONS = 3;

    @TestConfiguration
    static class Fakes {
        @Bean
        FakeProvider provider(Clock clock) {
            return new FakeProvider(clock);
        }

        @Bean
        CallRates callRates() {
            return Admissions.UNLIMITED;
        }

        @Bean
        Providers providers(FakeProvider provider) {
            return provider.alone();
        }
    }

    @Autowired
    @Qualifier("preparation")
    private HealthIndicator preparation;

    /** Who publishes to a topic before the service has made it, makes it with one partition. */
    @BeforeEach
    void isPrepared() {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        Status.UP.equals(Objects.requireNonNull(preparation.health()).getStatus()));
    }

    /** Each broker has a database of its own, since what is stored knows its topics. */
    @DynamicPropertySource
    static void mongo(DynamicPropertyRegistry properties) {
        var database = "dialer-" + UUID.randomUUID();
        properties.add("MONGODB_URI", MongoFixture::uri);
        properties.add("spring.mongodb.database", () -> database);
    }
}
