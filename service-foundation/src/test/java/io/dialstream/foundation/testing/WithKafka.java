package io.dialstream.foundation.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a test's application context a Kafka broker of its own, whose address is the property
 * {@code KAFKA_BOOTSTRAP_SERVERS} and which the test can have as a {@link KafkaFixture}.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithKafka {}
