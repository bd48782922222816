package io.dialstream.foundation.readiness;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.event.ConsumerRetryAuthSuccessfulEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/** DOWN while Kafka refuses a consumer, and when one has ended by itself. */
class ConsumerHealth implements HealthIndicator {

    private final Supplier<Collection<MessageListenerContainer>> consumers;
    private final Set<MessageListenerContainer> refused = ConcurrentHashMap.newKeySet();

    ConsumerHealth(Supplier<Collection<MessageListenerContainer>> consumers) {
        this.consumers = consumers;
    }

    @EventListener
    void onRefused(ConsumerRetryAuthEvent event) {
        refused.add(event.getSource(MessageListenerContainer.class));
    }

    @EventListener
    void onAccepted(ConsumerRetryAuthSuccessfulEvent event) {
        refused.remove(event.getSource(MessageListenerContainer.class));
    }

    @Override
    public Health health() {
        var ended =
                consumers.get().stream().filter(consumer -> !consumer.isInExpectedState()).toList();
        var health = ended.isEmpty() && refused.isEmpty() ? Health.up() : Health.down();
        if (!ended.isEmpty()) {
            health.withDetail("ended", names(ended));
        }
        if (!refused.isEmpty()) {
            health.withDetail("refused", names(refused));
        }
        return health.build();
    }

    private static List<String> names(Collection<MessageListenerContainer> consumers) {
        return consumers.stream().map(MessageListenerContainer::getListenerId).toList();
    }
}
