package io.dialstream.foundation.eventlog.kafka;

import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventLogProperties;
import io.dialstream.foundation.eventlog.KnownTopics;
import io.dialstream.foundation.eventlog.PartitionOwner;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.readiness.WatchedHealth;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.LoggingProducerListener;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.util.backoff.ExponentialBackOff;

/** The event log in Kafka. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(EventLogProperties.class)
class EventLogConfiguration {

    private static final long FIRST_RETRY_MILLIS = 200;
    private static final long MAX_RETRY_MILLIS = 5_000;
    private static final Duration REFUSED_RETRY = Duration.ofSeconds(10);

    /** A look that meets a broker which hangs, and then the election of a controller. */
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(8);

    @Bean
    EventLog eventLog(
            KafkaTemplate<String, String> kafka,
            @Value("${spring.application.name}") String serviceName,
            TopicNames names) {
        return new KafkaEventLog(kafka, serviceName, names);
    }

    @Bean
    TopicNames topicNames(EventLogProperties properties) {
        return properties.names();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    TopicsPreparation topicsPreparation(
            KafkaAdmin admin, EventLogProperties properties, Optional<KnownTopics> known) {
        return new TopicsPreparation(admin, properties, known);
    }

    @Bean
    KafkaLook kafkaLook(KafkaAdmin admin, EventLogProperties properties) {
        return new KafkaLook(admin, properties);
    }

    @Bean
    KafkaObservation kafkaObservation(KafkaLook look) {
        return new KafkaObservation(look);
    }

    @Bean("kafka")
    WatchedHealth kafkaHealth(KafkaObservation observation) {
        return new WatchedHealth(observation, KAFKA_PATIENCE);
    }

    @Bean
    @ConditionalOnBean(PartitionOwner.class)
    ConsumerAwareRebalanceListener ownershipListener(
            PartitionOwner owner, @Value("${spring.kafka.consumer.group-id}") String groupId) {
        return new OwnershipListener(owner, groupId);
    }

    /** In place of Boot's own, which dialstream-foundation.yml leaves out. */
    @Bean
    KafkaMeters kafkaMeters(MeterRegistry metrics) {
        return new KafkaMeters(metrics);
    }

    /**
     * Consumers run on platform threads although everything else is on virtual ones: there are few
     * of them, they live as long as the process, and what they wait for wakes them at once instead
     * of by way of a poller and a carrier. One that Kafka refuses does not end: credentials and
     * ACLs may be mended. They do not wait for their commits: a group coordinator that hangs would
     * hold them up. They end while the last requests are answered, not before: with Kafka away
     * either takes its time.
     */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
            consumerContainers() {
        return container -> {
            var properties = container.getContainerProperties();
            properties.setListenerTaskExecutor(new SimpleAsyncTaskExecutor("kafka-"));
            properties.setAuthExceptionRetryInterval(REFUSED_RETRY);
            properties.setSyncCommits(false);
            container.setPhase(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
        };
    }

    /** A record that could not be sent is logged without its contents: they name people. */
    @Bean
    ProducerListener<Object, Object> failedSends() {
        var listener = new LoggingProducerListener<Object, Object>();
        listener.setIncludeContents(false);
        return listener;
    }

    /** Waits for a dependency as long as it takes; a poison record is moved away at once. */
    @Bean
    CommonErrorHandler eventErrorHandler(
            KafkaTemplate<String, String> kafka, MeterRegistry metrics) {
        var counter = new DeadLetterCounter(metrics);
        var deadLetters =
                new DeadLetterPublishingRecoverer(
                        kafka,
                        (record, failure) -> {
                            counter.count(Topics.withoutPrefix(record.topic()));
                            return new TopicPartition(Topics.deadLetters(record.topic()), -1);
                        });
        var patience = new ExponentialBackOff(FIRST_RETRY_MILLIS, 2);
        patience.setMaxInterval(MAX_RETRY_MILLIS);
        patience.setJitter(FIRST_RETRY_MILLIS / 2);
        var handler = new DefaultErrorHandler(deadLetters, patience);
        handler.addNotRetryableExceptions(PoisonRecordException.class);
        handler.setRetryListeners(new RetryLog());
        return handler;
    }
}
