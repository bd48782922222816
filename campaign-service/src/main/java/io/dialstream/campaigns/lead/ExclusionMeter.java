package io.dialstream.campaigns.lead;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts leads that a rule has excluded. */
@Component
public class ExclusionMeter {

    private final MeterRegistry metrics;

    public ExclusionMeter(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    public void excluded(String reason, int leads) {
        Counter.builder("dialstream.leads.excluded")
                .description("Leads that a rule forbids to call")
                .tag("reason", reason)
                .register(metrics)
                .increment(leads);
    }
}
