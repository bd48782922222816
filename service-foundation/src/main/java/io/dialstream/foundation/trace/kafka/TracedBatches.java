package io.dialstream.foundation.trace.kafka;

import io.dialstream.foundation.trace.Cause;
import io.dialstream.foundation.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchInterceptor;

/** Gives each record of a batch a span in its own trace for as long as the batch is handled. */
public class TracedBatches implements BatchInterceptor<Object, Object> {

    private final ThreadLocal<List<Span>> open = ThreadLocal.withInitial(ArrayList::new);

    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> records, @Nullable Consumer<Object, Object> consumer) {
        end();
        var tracer = Traces.tracer();
        if (tracer != null) {
            for (var record : records) {
                var span = RecordTraces.read(tracer, record);
                if (span != null) {
                    open.get().add(span);
                }
            }
        }
        return records;
    }

    @Override
    public void success(
            ConsumerRecords<Object, Object> records, @Nullable Consumer<Object, Object> consumer) {
        end();
    }

    @Override
    public void failure(
            ConsumerRecords<Object, Object> records,
            Exception failure,
            @Nullable Consumer<Object, Object> consumer) {
        open.get().forEach(span -> span.setStatus(StatusCode.ERROR, "the batch comes again"));
        end();
    }

    private void end() {
        open.get().forEach(Span::end);
        open.remove();
        Cause.forgetBatch();
    }
}
