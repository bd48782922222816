package io.dialstream.foundation.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

class EventLogConfigurationTest {

    /** Without it the first refusal ends a consumer for good. */
    @Test
    void aConsumerThatKafkaRefusesTriesAgain() {
        var container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(Map.of()),
                        new ContainerProperties("calls"));

        new EventLogConfiguration().consumerContainers().configure(container);

        assertThat(container.getContainerProperties().getAuthExceptionRetryInterval())
                .isEqualTo(Duration.ofSeconds(10));
    }
}
