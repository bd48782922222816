package io.dialstream.ingest.incoming;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts the calls that come in by what their callers were given to hear. */
@Component
class IncomingMetrics {

    private final Map<IncomingResult, Counter> counters = new EnumMap<>(IncomingResult.class);

    IncomingMetrics(MeterRegistry registry) {
        for (var result : IncomingResult.values()) {
            counters.put(
                    result,
                    Counter.builder("dialstream.incoming.calls")
                            .description("Calls that come in, by how they were answered")
                            .tag("result", result.tag())
                            .register(registry));
        }
    }

    void count(IncomingResult result) {
        var counter = counters.get(result);
        if (counter != null) {
            counter.increment();
        }
    }
}
