package io.dialstream.foundation.eventlog.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.MicrometerProducerListener;

/**
 * The measures of Kafka's clients. Those of a consumer's partition come and go with it, and are
 * looked for every few seconds: usually it is once a minute, and so long nobody would see the lag
 * of a new owner.
 */
class KafkaMeters
        implements DefaultKafkaConsumerFactoryCustomizer,
                DefaultKafkaProducerFactoryCustomizer,
                DisposableBean {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("kafka-meters").factory());
    private final MeterRegistry metrics;

    KafkaMeters(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void customize(DefaultKafkaConsumerFactory<?, ?> consumers) {
        listenTo(consumers);
    }

    @Override
    public void customize(DefaultKafkaProducerFactory<?, ?> producers) {
        listenTo(producers);
    }

    private <K, V> void listenTo(DefaultKafkaProducerFactory<K, V> producers) {
        producers.addListener(new MicrometerProducerListener<>(metrics));
    }

    private <K, V> void listenTo(DefaultKafkaConsumerFactory<K, V> consumers) {
        consumers.addListener(
                new MicrometerConsumerListener<>(metrics) {
                    @Override
                    protected MeterBinder createClientMetrics(
                            Consumer<K, V> consumer, List<Tag> tags) {
                        return new KafkaClientMetrics(consumer, tags, looks, LOOK_EVERY);
                    }
                });
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }
}
