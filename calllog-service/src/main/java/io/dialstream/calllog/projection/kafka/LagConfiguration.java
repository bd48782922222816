package io.dialstream.calllog.projection.kafka;

import io.dialstream.events.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.apache.kafka.common.Metric;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Shows how many records the projection is behind, over the partitions that it owns. */
@Configuration(proxyBeanMethods = false)
class LagConfiguration {

    private static final String RECORDS_LAG = "records-lag";
    private static final Set<String> PROJECTED = Set.of(Topics.CALL_STATUS, Topics.INCOMING_CALLS);

    @Bean
    MeterBinder projectionLag(KafkaListenerEndpointRegistry listeners) {
        return meters ->
                Gauge.builder("dialstream.projection.lag", listeners, LagConfiguration::lag)
                        .description(
                                "Records of call-status and incoming-calls that are not projected yet")
                        .register(meters);
    }

    /**
     * The consumer's own account of each partition, which it renews with every fetch. Unknown, not
     * 0, where no consumer has one: it has not started, has ended, or owns no partition.
     */
    private static double lag(KafkaListenerEndpointRegistry listeners) {
        var lags = lags(listeners).summaryStatistics();
        return lags.getCount() == 0 ? Double.NaN : lags.getSum();
    }

    private static DoubleStream lags(KafkaListenerEndpointRegistry listeners) {
        return listeners.getListenerContainers().stream()
                .flatMap(container -> container.metrics().values().stream())
                .flatMap(metrics -> metrics.values().stream())
                .filter(LagConfiguration::isLagOfAPartition)
                .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
                .filter(Double::isFinite);
    }

    private static boolean isLagOfAPartition(Metric metric) {
        var name = metric.metricName();
        return name.name().equals(RECORDS_LAG)
                && PROJECTED.contains(Topics.withoutPrefix(name.tags().getOrDefault("topic", "")))
                && name.tags().containsKey("partition");
    }
}
