package io.dialstream.foundation.trace;

import io.dialstream.foundation.trace.kafka.TracedBatches;
import io.micrometer.common.KeyValue;
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
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/** Traces, if there is an endpoint to send them to. */
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

        private static final String NO_TEMPLATE = "none";

        @Bean
        Tracing tracing(OpenTelemetry telemetry) {
            return new Tracing(telemetry);
        }

        @Bean
        TracedBatches tracedBatches() {
            return new TracedBatches();
        }

        /**
         * The call log's parameters are people's numbers, and a stranger's path can be anything.
         */
        @Bean
        ClientRequestObservationConvention clientTemplates() {
            return new DefaultClientRequestObservationConvention() {
                @Override
                protected KeyValue requestUri(ClientRequestObservationContext context) {
                    var template = context.getUriTemplate();
                    return KeyValue.of("http.url", template == null ? NO_TEMPLATE : template);
                }
            };
        }

        @Bean
        ServerRequestObservationConvention serverTemplates() {
            return new DefaultServerRequestObservationConvention() {
                @Override
                protected KeyValue httpUrl(ServerRequestObservationContext context) {
                    var template = context.getPathPattern();
                    return KeyValue.of("http.url", template == null ? NO_TEMPLATE : template);
                }
            };
        }

        /** Health checks and scrapes come every few seconds and are not worth a trace. */
        @Bean
        SpanExportingPredicate notHowItIs() {
            return span ->
                    !span.getTags().getOrDefault("uri", "").startsWith("/actuator")
                            && !span.getTags().getOrDefault("http.url", "").startsWith("/actuator");
        }
    }
}
