package io.dialstream.campaigns;

import io.dialstream.foundation.testing.MongoFixture;
import io.dialstream.foundation.testing.WithKafka;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs a test against the whole service on a real port, with a Kafka broker and a MongoDB. All such
 * tests share one context; the users ann, bob and eve have the keys ann-key, bob-key and eve-key.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "DIALSTREAM_API_KEYS=ann=ann-key,bob=bob-key,eve=eve-key",
            "CALLLOG_URL=http://127.0.0.1:1",
            "dialstream.event-log.partitions=3",
            "dialstream.dispatch.resend-after=2s",
            "dialstream.api.max-body-size=2MB"
        })
@WithKafka
@ContextConfiguration(initializers = WholeService.Mongo.class)
public @interface WholeService {

    /** Says where MongoDB is. */
    final class Mongo implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("MONGODB_URI=" + MongoFixture.uri()).applyTo(context);
        }
    }
}
