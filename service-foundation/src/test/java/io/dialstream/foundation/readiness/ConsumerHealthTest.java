package io.dialstream.foundation.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.event.ConsumerRetryAuthEvent.Reason;
import org.springframework.kafka.event.ConsumerRetryAuthSuccessfulEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

class ConsumerHealthTest {

    @Test
    void isUpWhileAllRunOrWaitToBeStarted() {
        var health =
                new ConsumerHealth(() -> List.of(new Consumer("a", true), new Consumer("b", true)));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhenOneHasEndedByItselfAndNamesIt() {
        var health =
                new ConsumerHealth(
                        () -> List.of(new Consumer("a", true), new Consumer("b", false)));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("ended", List.of("b"));
    }

    @Test
    void isDownWhileKafkaRefusesOneAndNoLonger() {
        var consumer = new Consumer("a", true);
        var health = new ConsumerHealth(() -> List.of(consumer));

        health.onRefused(new ConsumerRetryAuthEvent(consumer, consumer, Reason.AUTHORIZATION));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("refused", List.of("a"));

        health.onAccepted(new ConsumerRetryAuthSuccessfulEvent(consumer, consumer));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    private record Consumer(String id, boolean asExpected) implements MessageListenerContainer {

        @Override
        public String getListenerId() {
            return id;
        }

        @Override
        public boolean isInExpectedState() {
            return asExpected;
        }

        @Override
        public void setupMessageListener(Object messageListener) {}

        @Override
        public Map<String, Map<MetricName, ? extends Metric>> metrics() {
            return Map.of();
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return asExpected;
        }
    }
}
