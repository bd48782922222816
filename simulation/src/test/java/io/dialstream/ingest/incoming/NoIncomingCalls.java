package io.dialstream.ingest.incoming;

import io.dialstream.foundation.answer.TwimlHosts;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.route.NumberRoutes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Set;

/** Of numbers that nobody takes the calls to. */
public final class NoIncomingCalls {

    private NoIncomingCalls() {}

    public static IncomingCalls at(EventLog log, Clock clock) {
        var metrics = new SimpleMeterRegistry();
        return new IncomingCalls(
                new NumberRoutes(),
                new TwimlHosts(Set.of()),
                log,
                new WebhookMetrics(metrics),
                new IncomingMetrics(metrics),
                clock);
    }
}
