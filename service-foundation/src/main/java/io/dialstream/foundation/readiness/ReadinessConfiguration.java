package io.dialstream.foundation.readiness;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Starts the consumers once everything they need is prepared, and reports what is missing. */
@AutoConfiguration
class ReadinessConfiguration {

    /** Short enough that a scrape is in time although two dependencies hang. */
    private static final Duration MAX_CHECK = Duration.ofSeconds(1);

    @Bean("preparation")
    Preparations preparations(
            ObjectProvider<Preparation> preparations,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        return new Preparations(
                preparations.orderedStream().toList(),
                () -> listeners.ifAvailable(ReadinessConfiguration::startConsumers));
    }

    @Bean("consumers")
    ConsumerHealth consumerHealth(ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        return new ConsumerHealth(() -> {
            var registry = listeners.getIfAvailable();
            return registry == null ? List.of() : registry.getListenerContainers();
        });
    }

    @Bean
    ReadinessMeters readinessMeters(
            HealthContributorRegistry contributors, HealthEndpointGroups groups) {
        return new ReadinessMeters(contributors, groups, MAX_CHECK);
    }

    private static void startConsumers(KafkaListenerEndpointRegistry listeners) {
        listeners.getListenerContainers().forEach(MessageListenerContainer::start);
    }
}
