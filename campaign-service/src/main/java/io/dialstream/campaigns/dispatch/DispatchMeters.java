package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.LeadProgress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** How far the leads of this instance's dispatches are, and how many campaigns run. */
@Component
class DispatchMeters {

    private final DispatchProcessor dispatches;

    DispatchMeters(DispatchProcessor dispatches, MeterRegistry metrics) {
        this.dispatches = dispatches;
        Gauge.builder("dialstream.dispatch.inflight", () -> sum(Dispatch::atDialer))
                .description("Leads that are with the dialer")
                .register(metrics);
        Gauge.builder("dialstream.campaigns.running", () -> sum(it -> isRunning(it) ? 1 : 0))
                .description("Campaigns whose leads may be sent")
                .register(metrics);
        leads(metrics, "pending", LeadProgress::pending);
        leads(metrics, "dispatched", LeadProgress::dispatched);
        leads(metrics, "waiting", LeadProgress::waiting);
        leads(metrics, "done", LeadProgress::done);
        leads(metrics, "excluded", LeadProgress::excluded);
    }

    private void leads(MeterRegistry metrics, String state, ToLongFunction<LeadProgress> number) {
        Gauge.builder(
                        "dialstream.leads",
                        () ->
                                sum(dispatch ->
                                        dispatch.progress().map(number::applyAsLong).orElse(0L)))
                .description("Leads of campaigns that run or have leads with the dialer")
                .tag("state", state)
                .register(metrics);
    }

    private static boolean isRunning(Dispatch dispatch) {
        return dispatch.state() == DispatchState.OPEN && !dispatch.isSingleCall();
    }

    private long sum(ToLongFunction<Dispatch> number) {
        return dispatches.active().stream().mapToLong(number).sum();
    }
}
