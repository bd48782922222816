package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.events.LeadProgressChanged;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Publishes how far the leads of campaigns have come. */
@Component
class ProgressPublisher {

    private final EventLog events;
    private final Clock clock;

    ProgressPublisher(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Completes when the log has acknowledged it. */
    CompletableFuture<Void> publish(List<Dispatch> dispatches) {
        var now = clock.instant();
        return CompletableFuture.allOf(
                dispatches.stream()
                        .flatMap(dispatch -> event(dispatch, now))
                        .map(events::publish)
                        .toArray(CompletableFuture<?>[]::new));
    }

    private static Stream<LeadProgressChanged> event(Dispatch dispatch, Instant now) {
        return dispatch.progress().stream().map(progress -> event(dispatch, progress, now));
    }

    private static LeadProgressChanged event(
            Dispatch dispatch, LeadProgress progress, Instant now) {
        return new LeadProgressChanged(
                LeadProgressChanged.eventId(dispatch.id(), progress.revision()),
                dispatch.id(),
                dispatch.userId(),
                progress.revision(),
                now,
                dispatch.totalLeads(),
                progress.pending(),
                progress.dispatched(),
                progress.calling(),
                progress.waiting(),
                progress.done(),
                progress.skipped(),
                progress.excluded(),
                progress.nextAttemptAt());
    }
}
