package io.dialstream.foundation.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The trace of the work at hand: ambient, like the fields of the log. While tracing is off every
 * method returns after one look at a field.
 */
public final class Traces {

    private static final String TRACEPARENT = "traceparent";
    private static final TextMapGetter<Map<String, String>> FIELDS =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(Map<String, String> fields) {
                    return fields.keySet();
                }

                @Override
                public @Nullable String get(@Nullable Map<String, String> fields, String name) {
                    return fields == null ? null : fields.get(name);
                }
            };

    private static volatile @Nullable Tracer tracer;

    private Traces() {}

    static void on(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("io.dialstream");
    }

    static void off() {
        tracer = null;
    }

    /** What spans are made with; null while tracing is off. */
    public static @Nullable Tracer tracer() {
        return tracer;
    }

    /** Calls another system in a span of its own. */
    public static <T> T request(String name, Supplier<T> work) {
        return span(name, SpanKind.CLIENT, null, work);
    }

    static <T extends @Nullable Object> T span(
            String name, SpanKind kind, @Nullable Context parent, Supplier<T> work) {
        var tracer = Traces.tracer;
        if (tracer == null) {
            return work.get();
        }
        var context = parent == null ? Context.current() : parent;
        var span = tracer.spanBuilder(name).setSpanKind(kind).setParent(context).startSpan();
        try (var _ = context.with(span).makeCurrent()) {
            return work.get();
        } catch (RuntimeException e) {
            span.recordException(e);
            throw e;
        } finally {
            span.end();
        }
    }

    /** Adds a field to the current span. */
    public static void tell(String name, @Nullable String value) {
        if (tracer != null && value != null) {
            Span.current().setAttribute(name, value);
        }
    }

    /** The current span as a W3C trace context; null when nothing is recorded. */
    public static @Nullable String parent() {
        if (tracer == null || !Span.current().getSpanContext().isSampled()) {
            return null;
        }
        var fields = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.current(), fields, (_, name, value) -> fields.put(name, value));
        return fields.get(TRACEPARENT);
    }

    /** Links the current span to one of another trace; anything but a trace context is ignored. */
    public static void link(@Nullable String parent) {
        if (tracer == null || parent == null) {
            return;
        }
        var context =
                W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), Map.of(TRACEPARENT, parent), FIELDS);
        var linked = Span.fromContext(context).getSpanContext();
        if (linked.isValid()) {
            Span.current().addLink(linked);
        }
    }
}
