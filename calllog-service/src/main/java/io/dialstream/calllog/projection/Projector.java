package io.dialstream.calllog.projection;

import io.dialstream.events.Event;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventRecord;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Takes a batch of call events: stores what it comes to, announces that, and returns when both are
 * durable. A batch that failed anywhere is simply taken again.
 */
@Component
public class Projector {

    private final Projection projection;
    private final EventLog eventLog;
    private final ProjectionMetrics metrics;
    private final Clock clock;

    Projector(Projection projection, EventLog eventLog, ProjectionMetrics metrics, Clock clock) {
        this.projection = projection;
        this.eventLog = eventLog;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Projects records of {@code call-status}, those of a partition in the order of offsets. */
    public void project(List<EventRecord> records) {
        var batch = records.stream().map(CallStatusRecord::of).toList();
        var projected = projection.project(batch);
        announce(projected);
        metrics.projected(batch, projected, clock.instant());
    }

    private void announce(Projected projected) {
        var now = clock.instant();
        var published =
                Stream.of(
                                setAside(projected),
                                publish(
                                        projected.announcedStats().stream()
                                                .map(stats -> stats.announced(now))),
                                publish(
                                        projected.endedCalls().stream()
                                                .flatMap(call ->
                                                        CallDetailRecords.of(call, now).stream())))
                        .flatMap(List::stream)
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(published).join();
    }

    private List<CompletableFuture<Void>> publish(Stream<? extends Event> events) {
        return events.map(eventLog::publish).toList();
    }

    private List<CompletableFuture<Void>> setAside(Projected projected) {
        return projected.unmatched().stream()
                .map(event -> eventLog.publish(Topics.CALL_STATUS_UNMATCHED, event))
                .toList();
    }
}
