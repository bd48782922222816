package io.dialstream.calllog.projection.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

class LagConfigurationTest {

    @Test
    void aProjectionThatNeverStartedIsNotUpToDate() {
        var meters = new SimpleMeterRegistry();
        new LagConfiguration().projectionLag(new KafkaListenerEndpointRegistry()).bindTo(meters);
        assertThat(meters.get("dialstream.projection.lag").gauge().value()).isNaN();
    }
}
