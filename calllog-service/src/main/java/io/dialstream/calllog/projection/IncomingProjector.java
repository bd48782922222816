package io.dialstream.calllog.projection;

import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes a batch of events of incoming calls: stores what it comes to, announces answered
 * call-backs, and returns when both are durable. A batch that failed anywhere is simply taken
 * again.
 */
@Component
public class IncomingProjector {

    private final IncomingProjection projection;
    private final EventLog eventLog;
    private final ProjectionMetrics metrics;
    private final Clock clock;

    IncomingProjector(
            IncomingProjection projection,
            EventLog eventLog,
            ProjectionMetrics metrics,
            Clock clock) {
        this.projection = projection;
        this.eventLog = eventLog;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Projects records of {@code incoming-calls}, those of a partition in the order of offsets. */
    public void project(List<EventRecord> records) {
        var batch = records.stream().map(IncomingCallRecord::of).toList();
        var begun = projection.begin(batch);
        var projected = projection.project(batch);
        var now = clock.instant();
        eventLog.publishAndWait(
                projected.answeredCalls().stream()
                        .map(call -> CallReturns.of(call, now))
                        .flatMap(Optional::stream)
                        .toList());
        metrics.projected(batch, begun, projected, clock.instant());
    }
}
