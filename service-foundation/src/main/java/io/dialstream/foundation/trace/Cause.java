package io.dialstream.foundation.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What caused a piece of work, so that it goes on in the same trace on another thread or later: the
 * span at hand, or else the record about the same call or campaign in the batch at hand.
 */
public final class Cause {

    private static final Cause NONE = new Cause(Context.root());

    /** A batch has records of many traces; here they are by what they are about. */
    private static final ThreadLocal<Map<String, Context>> BATCH =
            ThreadLocal.withInitial(HashMap::new);

    private final Context context;

    private Cause(Context context) {
        this.context = context;
    }

    /** Of work about these, the most telling id first: a call's, then its campaign's. */
    public static Cause of(String... ids) {
        return Traces.tracer() == null ? NONE : new Cause(context(ids));
    }

    /** As {@link #of}, in the words of OpenTelemetry. */
    public static Context context(String... ids) {
        var current = Context.current();
        if (Span.fromContext(current).getSpanContext().isValid()) {
            return current;
        }
        var batch = BATCH.get();
        for (var id : ids) {
            var context = batch.get(id);
            if (context != null) {
                return context;
            }
        }
        return current;
    }

    /** The batch at hand has a record about this; the last one counts. */
    public static void heard(String id, Context context) {
        BATCH.get().put(id, context);
    }

    /** The batch at hand is done with. */
    public static void forgetBatch() {
        BATCH.remove();
    }

    /** Does the work as a span of this cause's trace. */
    public <T extends @Nullable Object> T span(String name, Supplier<T> work) {
        return Traces.span(name, SpanKind.INTERNAL, context, work);
    }

    /** As {@link #span}, without a result. */
    public void run(String name, Runnable work) {
        span(
                name,
                () -> {
                    work.run();
                    return null;
                });
    }
}
