package io.dialstream.foundation.trace.kafka;

import io.dialstream.foundation.trace.Cause;
import io.dialstream.foundation.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A trace goes from writer to readers in the header {@code traceparent}. */
public final class RecordTraces {

    private static final String TRACEPARENT = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Headers> HEADERS =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(Headers headers) {
                    return Arrays.stream(headers.toArray()).map(header -> header.key()).toList();
                }

                @Override
                public @Nullable String get(@Nullable Headers headers, String name) {
                    return headers == null ? null : text(headers, name);
                }
            };

    private RecordTraces() {}

    /** Sends a record, in the trace of what caused it; the span ends with the acknowledgement. */
    public static <T> CompletableFuture<T> publish(
            ProducerRecord<String, String> record, Supplier<CompletableFuture<T>> send) {
        var tracer = Traces.tracer();
        if (tracer == null) {
            replace(record.headers(), TRACEPARENT, unrecorded(record));
            return send.get();
        }
        var parent = Cause.context(about(record.headers()), String.valueOf(record.key()));
        var span = start(tracer, record.topic(), "publish", SpanKind.PRODUCER, parent);
        describe(span, record.headers(), record.key());
        W3C.inject(parent.with(span), record.headers(), RecordTraces::replace);
        try {
            return send.get().whenComplete((_, failure) -> end(span, failure));
        } catch (RuntimeException e) {
            end(span, e);
            throw e;
        }
    }

    /**
     * The context of a trace that nobody records, since the header is promised to readers: all
     * records with one key are one trace, and an event that is written again has the same header.
     */
    private static String unrecorded(ProducerRecord<String, String> record) {
        var trace = hex(String.valueOf(record.key()));
        var span = hex(text(record.headers(), "ce_id")).substring(0, 16);
        return "00-%s-%s-00".formatted(trace, span);
    }

    private static String hex(String name) {
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return id.toString().replace("-", "");
    }

    private static void end(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        }
        span.end();
    }

    /** Begins a reader's span in the trace of the record; null when it carries none. */
    static @Nullable Span read(Tracer tracer, ConsumerRecord<?, ?> record) {
        var parent = W3C.extract(Context.root(), record.headers(), HEADERS);
        if (!Span.fromContext(parent).getSpanContext().isValid()) {
            return null;
        }
        var span = start(tracer, record.topic(), "process", SpanKind.CONSUMER, parent);
        var key = String.valueOf(record.key());
        describe(span, record.headers(), key);
        var context = parent.with(span);
        Cause.heard(key, context);
        Cause.heard(about(record.headers()), context);
        return span;
    }

    private static Span start(
            Tracer tracer, String topic, String operation, SpanKind kind, Context parent) {
        return tracer.spanBuilder(operation + " " + topic)
                .setSpanKind(kind)
                .setParent(parent)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.operation.name", operation)
                .startSpan();
    }

    private static void describe(Span span, Headers headers, String key) {
        span.setAttribute("messaging.kafka.message.key", key);
        span.setAttribute("messaging.message.id", text(headers, "ce_id"));
    }

    /** An event's id begins with the id of the call, or else the campaign, that it is about. */
    private static String about(Headers headers) {
        var id = text(headers, "ce_id");
        var end = id.indexOf(':');
        return end < 0 ? id : id.substring(0, end);
    }

    private static void replace(@Nullable Headers headers, String name, String value) {
        if (headers != null) {
            headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? ""
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
