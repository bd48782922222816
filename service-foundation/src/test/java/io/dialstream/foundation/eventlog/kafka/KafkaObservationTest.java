package io.dialstream.foundation.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class KafkaObservationTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KafkaObservation observation = new KafkaObservation(this::answer);
    private @Nullable KafkaSight sight;

    @BeforeEach
    void bind() {
        observation.bindTo(meters);
    }

    private KafkaSight answer() throws TimeoutException {
        if (sight == null) {
            throw new TimeoutException("no broker");
        }
        return sight;
    }

    @Test
    void countsPartitionsThatTakeNoRecord() throws Exception {
        sight = new KafkaSight(3, 24, 7);

        assertThat(observation.call().getStatus()).isEqualTo(Status.UP);

        assertThat(unwritable()).isEqualTo(7);
    }

    @Test
    void knowsNothingBeforeTheFirstAnswer() {
        assertThat(unwritable()).isNaN();
    }

    @Test
    void knowsNothingWhenNobodyAnswersAnyMore() throws Exception {
        sight = new KafkaSight(3, 24, 0);
        observation.call();
        assertThat(unwritable()).isZero();
        sight = null;

        assertThatThrownBy(observation::call).isInstanceOf(TimeoutException.class);

        assertThat(unwritable()).isNaN();
    }

    private double unwritable() {
        return meters.get("dialstream.partitions.unwritable").gauge().value();
    }
}
