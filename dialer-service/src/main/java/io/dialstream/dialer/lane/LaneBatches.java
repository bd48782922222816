package io.dialstream.dialer.lane;

import static java.util.function.Predicate.not;

import io.dialstream.dialer.lane.LaneInput.CampaignChanged;
import io.dialstream.dialer.lane.LaneInput.Commanded;
import io.dialstream.dialer.lane.LaneInput.StatusChanged;
import io.dialstream.events.CallRecorded;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.Event;
import io.dialstream.events.LeadProgressChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts records by lane: first its moves, then how its calls are, then what is to be placed. */
final class LaneBatches {

    private LaneBatches() {}

    static Collection<LaneWork> sorted(List<EventRecord> moves, List<EventRecord> others) {
        var work = new LinkedHashMap<String, LaneWork>();
        Stream.of(
                        moves.stream(),
                        others.stream().filter(not(LaneBatches::isCommand)),
                        others.stream().filter(LaneBatches::isCommand))
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
            case CampaignEvent changed -> changed.campaignId();
            case CallStatusChanged changed -> changed.campaignId();
            case PlaceCall call -> call.campaignId();
            case LeadProgressChanged _, CampaignStatsChanged _, CallRecorded _ ->
                    throw notOurs(event);
        };
    }

    private static LaneInput input(Event event) {
        return switch (event) {
            case CampaignEvent changed -> new CampaignChanged(changed);
            case CallStatusChanged changed -> new StatusChanged(changed);
            case PlaceCall call -> new Commanded(call);
            case LeadProgressChanged _, CampaignStatsChanged _, CallRecorded _ ->
                    throw notOurs(event);
        };
    }

    private static IllegalArgumentException notOurs(Event event) {
        return new IllegalArgumentException("no lane handles " + event.getClass().getSimpleName());
    }
}
