package io.dialstream.campaigns.lead;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what has become of leads. After a death in the middle of that, some count twice. */
@Component
public class LeadMeter {

    private final MeterRegistry metrics;

    public LeadMeter(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    public void excluded(String reason, int leads) {
        Counter.builder("dialstream.leads.excluded")
                .description("Leads that a rule forbids to call")
                .tag("reason", reason)
                .register(metrics)
                .increment(leads);
    }

    /** A lead waits for its next call. */
    public void deferred(String reason) {
        Counter.builder("dialstream.leads.deferred")
                .description("Times that a lead was put off, by what it waits for")
                .tag("reason", reason)
                .register(metrics)
                .increment();
    }

    /** A lead is done with. */
    public void done(int attempts) {
        Counter.builder("dialstream.leads.done")
                .description("Leads that are done with, by how often they were called")
                .tag("attempts", Integer.toString(attempts))
                .register(metrics)
                .increment();
    }
}
