package io.dialstream.foundation.readiness;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Starts the consumers when everything that they need is prepared. */
@AutoConfiguration
class ReadinessConfiguration {

    @Bean("preparation")
    Preparations preparations(
            ObjectProvider<Preparation> preparations,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        return new Preparations(
                preparations.orderedStream().toList(),
                () -> listeners.ifAvailable(ReadinessConfiguration::startConsumers));
    }

    private static void startConsumers(KafkaListenerEndpointRegistry listeners) {
        listeners.getListenerContainers().forEach(MessageListenerContainer::start);
    }
}
