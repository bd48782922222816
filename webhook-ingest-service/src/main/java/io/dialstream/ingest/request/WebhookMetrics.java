package io.dialstream.ingest.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Counts webhooks by what became of them, and takes the time until they were answered. */
public class WebhookMetrics {

    private final Map<WebhookResult, Counter> counters = new EnumMap<>(WebhookResult.class);
    private final Timer latency;

    public WebhookMetrics(MeterRegistry registry) {
        for (var result : WebhookResult.values()) {
            counters.put(
                    result,
                    Counter.builder("dialstream.webhooks")
                            .description("Webhooks by what became of them")
                            .tag("result", result.tag())
                            .register(registry));
        }
        latency =
                Timer.builder("dialstream.webhook.latency")
                        .description("From a callback to the event log's acknowledgement")
                        .publishPercentileHistogram()
                        .register(registry);
    }

    public void count(WebhookResult result) {
        var counter = counters.get(result);
        if (counter != null) {
            counter.increment();
        }
    }

    public <T> T timed(Supplier<T> work) {
        var sample = Timer.start();
        try {
            return work.get();
        } finally {
            sample.stop(latency);
        }
    }
}
