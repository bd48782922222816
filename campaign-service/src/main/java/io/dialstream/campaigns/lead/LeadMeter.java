package io.dialstream.campaigns.lead;

import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.WaitReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what has become of leads. After a death in the middle of that, some count twice. */
@Component
public final class LeadMeter {

    private final MeterRegistry metrics;

    public LeadMeter(MeterRegistry metrics) {
        this.metrics = metrics;
        // From the start, so that the first one is an increase.
        for (var reason : ExclusionReason.values()) {
            excluded(reason.name(), 0);
        }
        for (var reason : WaitReason.values()) {
            var _ = deferrals(reason.name());
        }
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
        deferrals(reason).increment();
    }

    private Counter deferrals(String reason) {
        return Counter.builder("dialstream.leads.deferred")
                .description("Times that a lead was put off, by what it waits for")
                .tag("reason", reason)
                .register(metrics);
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
