package io.dialstream.dialer.lane;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import io.dialstream.dialer.lane.LaneInput.Commanded;
import io.dialstream.dialer.lane.LaneInput.Heard;
import io.dialstream.dialer.lane.LaneInput.Moved;
import io.dialstream.events.CallRecorded;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.Event;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What comes in from the log, a batch at a time. Within a batch the moves of a campaign are heard
 * first, then how its calls are, then what is to be placed: a stop that is there wins.
 */
@Component
public class LaneInbox {

    private final CampaignMoves moves;
    private final LaneChanges changes;
    private final Clock clock;

    LaneInbox(CampaignMoves moves, LaneChanges changes, Clock clock) {
        this.moves = moves;
        this.changes = changes;
        this.clock = clock;
    }

    /** Hears a batch. Idempotent; fails as a whole when a dependency is away. */
    public void hear(List<EventRecord> batch) {
        var now = clock.instant();
        var delivered = batch.stream().filter(LaneInbox::isMove).toList();
        var others = batch.stream().filter(not(LaneInbox::isMove)).toList();
        moves.apply(delivered, startingIn(batch), all -> changes.apply(work(all, others), now));
    }

    private static boolean isMove(EventRecord record) {
        return record.event() instanceof CampaignEvent;
    }

    /** Hears all moves of these partitions that lie in the log. */
    void catchUp(Set<Integer> partitions) {
        moves.apply(
                List.of(), partitions, all -> changes.apply(work(all, List.of()), clock.instant()));
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
                || (event instanceof CallStatusChanged news
                        && news.status() != null
                        && news.status().isFinal());
    }

    private static Collection<LaneWork> work(List<EventRecord> moves, List<EventRecord> others) {
        var work = new LinkedHashMap<String, LaneWork>();
        Stream.of(
                        moves.stream(),
                        others.stream().filter(not(LaneInbox::isCommand)),
                        others.stream().filter(LaneInbox::isCommand))
                .flatMap(records -> records)
                .forEach(record ->
                        work.computeIfAbsent(record.event().key(), _ -> empty(record))
                                .inputs()
                                .add(input(record.event())));
        return work.values();
    }

    private static boolean isCommand(EventRecord record) {
        return record.event() instanceof PlaceCall;
    }

    private static LaneWork empty(EventRecord record) {
        return new LaneWork(
                record.event().key(),
                record.partition(),
                campaignId(record.event()),
                new ArrayList<>());
    }

    private static @Nullable String campaignId(Event event) {
        return switch (event) {
            case CampaignEvent move -> move.campaignId();
            case CallStatusChanged news -> news.campaignId();
            case PlaceCall call -> call.campaignId();
            case CampaignStatsChanged _, CallRecorded _ -> throw notOurs(event);
        };
    }

    private static LaneInput input(Event event) {
        return switch (event) {
            case CampaignEvent move -> new Moved(move);
            case CallStatusChanged news -> new Heard(news);
            case PlaceCall call -> new Commanded(call);
            case CampaignStatsChanged _, CallRecorded _ -> throw notOurs(event);
        };
    }

    private static IllegalArgumentException notOurs(Event event) {
        return new IllegalArgumentException("no lane hears " + event.getClass().getSimpleName());
    }
}
