package io.dialstream.foundation.trace;

import io.dialstream.foundation.trace.kafka.TracedBatches;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces, if there is somewhere to send them. */
@AutoConfiguration(
        before = KafkaAutoConfiguration.class,
        after = OpenTelemetrySdkAutoConfiguration.class)
@EnableConfigurationProperties(TracingProperties.class)
class TracingConfiguration {

    /** As long as the service lives. */
    record Tracing(OpenTelemetry telemetry) implements InitializingBean, DisposableBean {

        @Override
        public void afterPropertiesSet() {
            Traces.on(telemetry);
        }

        @Override
        public void destroy() {
            Traces.off();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(OpenTelemetry.class)
    static class On {

        @Bean
        Tracing tracing(OpenTelemetry telemetry) {
            return new Tracing(telemetry);
        }

        @Bean
        TracedBatches tracedBatches() {
            return new TracedBatches();
        }

        /** Whoever looks after a service asks it every few seconds how it is. */
        @Bean
        SpanExportingPredicate notHowItIs() {
            return span ->
                    !span.getTags().getOrDefault("uri", "").startsWith("/actuator")
                            && !span.getTags().getOrDefault("http.url", "").startsWith("/actuator");
        }
    }
}
