package io.dialstream.foundation.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.trace.kafka.RecordTraces;
import io.dialstream.foundation.trace.kafka.TracedBatches;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.mock.env.MockEnvironment;

class TracesTest {

    private static final String ONE = "11111111111111111111111111111111";
    private static final String OTHER = "22222222222222222222222222222222";

    @AfterEach
    void off() {
        Traces.off();
    }

    @Test
    void workThatABatchCausedGoesOnElsewhereInTheTraceOfItsOwnRecord() throws Exception {
        on();
        var batches = new TracedBatches();
        batches.intercept(
                batch(
                        List.of(
                                read("campaign-1", "call-1:place", ONE),
                                read("c-2", "call-2:place", OTHER))),
                null);

        var first = Cause.of("call-1", "campaign-1");
        var second = Cause.of("call-2", "c-2");
        var nextOfTheCampaign = Cause.of("call-3", "campaign-1");
        batches.success(batch(List.of()), null);

        var onAnotherThread = CompletableFuture.supplyAsync(() -> first.span("a", this::trace));
        assertThat(onAnotherThread.get()).isEqualTo(ONE);
        assertThat(second.span("b", this::trace)).isEqualTo(OTHER);
        assertThat(nextOfTheCampaign.span("c", this::trace)).isEqualTo(ONE);
        assertThat(Cause.of("call-1").span("later", this::trace)).isNotIn(ONE, OTHER);
    }

    @Test
    void whatABatchPublishesBelongsToTheTraceOfTheSameCampaign() {
        on();
        new TracedBatches()
                .intercept(batch(List.of(read("campaign-1", "campaign-1:1", ONE))), null);

        assertThat(published("campaign-1", "call-1:place")).contains(ONE);
        assertThat(published("campaign-9", "call-9:place")).doesNotContain(ONE);
        Cause.forgetBatch();
    }

    @Test
    void neitherLooksForNorRecordsAnythingWhileOff() {
        var record = read("campaign-1", "call-1:place", ONE);
        new TracedBatches().intercept(batch(List.of(record)), null);

        assertThat(Cause.of("call-1")).isSameAs(Cause.of("call-2"));
        var header = published("campaign-1", "call-1:place");
        assertThat(header).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").doesNotContain(ONE);
        assertThat(published("campaign-1", "call-1:place")).isEqualTo(header);
        assertThat(Traces.parent()).isNull();
    }

    @Test
    void aServiceWithNowhereToSendTracesHasNoneOfTheirMachinery() {
        assertThat(wanted("")).containsExactly(KafkaAutoConfiguration.class);
        assertThat(wanted("nonsense")).containsExactly(KafkaAutoConfiguration.class);
        assertThat(wanted("http://collector:4318/v1/traces")).hasSize(3);
    }

    private static Stream<Class<?>> wanted(String endpoint) {
        var tracing = new TracingSwitch();
        tracing.setEnvironment(
                new MockEnvironment().withProperty("dialstream.tracing.endpoint", endpoint));
        return Stream.<Class<?>>of(
                        OpenTelemetryTracingAutoConfiguration.class,
                        OpenTelemetrySdkAutoConfiguration.class,
                        KafkaAutoConfiguration.class)
                .filter(configuration -> tracing.wants(configuration.getName()));
    }

    private static void on() {
        Traces.on(
                OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder().build())
                        .build());
    }

    private String trace() {
        return Span.current().getSpanContext().getTraceId();
    }

    /** The header that is written; empty when none is. */
    private static String published(String key, String eventId) {
        var record = new ProducerRecord<>("dial-commands", key, "{}");
        record.headers().add("ce_id", eventId.getBytes(UTF_8));
        var _ = RecordTraces.publish(record, () -> CompletableFuture.completedFuture("sent"));
        var header = record.headers().lastHeader("traceparent");
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static ConsumerRecord<Object, Object> read(String key, String eventId, String trace) {
        var record = new ConsumerRecord<Object, Object>("dial-commands", 0, 0, key, "{}");
        record.headers()
                .add("ce_id", eventId.getBytes(UTF_8))
                .add("traceparent", ("00-" + trace + "-3333333333333333-01").getBytes(UTF_8));
        return record;
    }

    private static ConsumerRecords<Object, Object> batch(List<ConsumerRecord<Object, Object>> all) {
        return new ConsumerRecords<>(Map.of(new TopicPartition("dial-commands", 0), all), Map.of());
    }
}
