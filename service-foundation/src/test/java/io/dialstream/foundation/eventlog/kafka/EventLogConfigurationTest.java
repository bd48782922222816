package io.dialstream.foundation.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

class EventLogConfigurationTest {

    private final ConcurrentMessageListenerContainer<Object, Object> container =
            new ConcurrentMessageListenerContainer<>(
                    new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties("calls"));

    @BeforeEach
    void configure() {
        new EventLogConfiguration().consumerContainers().configure(container);
    }

    /** Without it the first refusal ends a consumer for good. */
    @Test
    void aConsumerThatKafkaRefusesTriesAgain() {
        assertThat(container.getContainerProperties().getAuthExceptionRetryInterval())
                .isEqualTo(Duration.ofSeconds(10));
    }

    /** With Kafka away each takes five seconds, and a service has ten to end. */
    @Test
    void consumersEndWhileTheLastRequestsAreAnswered() {
        assertThat(container.getPhase())
                .isEqualTo(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
    }
}
