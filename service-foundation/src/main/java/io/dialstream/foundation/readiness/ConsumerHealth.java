package io.dialstream.foundation.readiness;

import java.util.Collection;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.MessageListenerContainer;

/** DOWN when a consumer has ended by itself, say because Kafka refused its credentials. */
class ConsumerHealth implements HealthIndicator {

    private final Supplier<Collection<MessageListenerContainer>> consumers;

    ConsumerHealth(Supplier<Collection<MessageListenerContainer>> consumers) {
        this.consumers = consumers;
    }

    @Override
    public Health health() {
        var ended =
                consumers.get().stream()
                        .filter(consumer -> !consumer.isInExpectedState())
                        .map(MessageListenerContainer::getListenerId)
                        .toList();
        return ended.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("ended", ended).build();
    }
}
