package io.dialstream.dialer.lane;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.Event;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventRecord;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What comes in from the log, a batch at a time. Within a batch the events of a campaign are
 * handled first, then how its calls are, then what is to be placed: a stop that is there wins.
 */
@Component
public class LaneEventHandler {

    private final CampaignEventReader reader;
    private final LaneProcessor lanes;
    private final Providers providers;
    private final Clock clock;

    LaneEventHandler(
            CampaignEventReader reader, LaneProcessor lanes, Providers providers, Clock clock) {
        this.reader = reader;
        this.lanes = lanes;
        this.providers = providers;
        this.clock = clock;
    }

    /** Handles a batch. Idempotent; fails as a whole when a dependency is away. */
    public void handle(List<EventRecord> batch) {
        var now = clock.instant();
        var delivered = batch.stream().filter(LaneEventHandler::isOfCampaign).toList();
        var others =
                batch.stream()
                        .filter(not(LaneEventHandler::isOfCampaign))
                        .map(this::addressed)
                        .toList();
        reader.apply(
                delivered,
                startingIn(batch),
                all -> lanes.handle(LaneBatches.sorted(all, others), now));
    }

    /** Which account a call is placed with is settled here and does not change any more. */
    private EventRecord addressed(EventRecord record) {
        return record.event() instanceof PlaceCall call
                ? new EventRecord(providers.addressed(call), record.partition(), record.offset())
                : record;
    }

    private static boolean isOfCampaign(EventRecord record) {
        return record.event() instanceof CampaignEvent;
    }

    /**
     * Where a batch may start calls: by a command, by a free slot, or because a campaign may go.
     */
    private static Set<Integer> startingIn(List<EventRecord> records) {
        return records.stream()
                .filter(record -> mayStartCalls(record.event()))
                .map(EventRecord::partition)
                .collect(toSet());
    }

    private static boolean mayStartCalls(Event event) {
        return event instanceof PlaceCall
                || event instanceof CampaignStarted
                || event instanceof CampaignResumed
                || (event instanceof CallStatusChanged changed
                        && changed.status() != null
                        && changed.status().isFinal());
    }
}
