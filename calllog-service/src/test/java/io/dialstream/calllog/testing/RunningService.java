package io.dialstream.calllog.testing;

import io.dialstream.calllog.CalllogApplication;
import io.dialstream.foundation.testing.MongoFixture;
import io.dialstream.foundation.testing.StoreProxy;
import io.dialstream.foundation.testing.WithKafka;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on a real broker and a database that can be cut off; one for all tests. */
@SpringBootTest(
        classes = CalllogApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "DIALSTREAM_API_KEYS=alice=key-of-alice,bob=key-of-bob",
            "dialstream.event-log.partitions=3",
            "spring.kafka.consumer.properties.fetch.max.wait.ms=50"
        })
@WithKafka
public abstract class RunningService {

    protected static final StoreProxy MONGO = StoreProxy.before(MongoFixture.uri());

    @DynamicPropertySource
    static void mongo(DynamicPropertyRegistry properties) {
        properties.add(
                "MONGODB_URI",
                () -> MONGO.address() + "/?directConnection=true&serverMonitoringMode=poll");
    }
}
