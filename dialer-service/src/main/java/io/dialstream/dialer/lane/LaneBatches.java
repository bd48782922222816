package io.dialstream.dialer.lane;

import static java.util.function.Predicate.not;

import io.dialstream.dialer.lane.LaneInput.CampaignChanged;
import io.dialstream.dialer.lane.LaneInput.Commanded;
import io.dialstream.dialer.lane.LaneInput.StatusChanged;
import io.dialstream.events.CallRecorded;
import io.dialstream.events.CallReturned;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CalleeOptedOut;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.Event;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.LeadProgressChanged;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.ProviderAccountChanged;
import io.dialstream.foundation.aggregate.Work;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Sorts records by lane: first its moves, then how its calls are, then what is to be placed. */
final class LaneBatches {

    private LaneBatches() {}

    static List<Work<LaneInput>> sorted(List<EventRecord> moves, List<EventRecord> others) {
        var inputs = new LinkedHashMap<String, List<LaneInput>>();
        var partitions = new HashMap<String, Integer>();
        Stream.of(
                        moves.stream(),
                        others.stream().filter(not(LaneBatches::isCommand)),
                        others.stream().filter(LaneBatches::isCommand))
                .flatMap(records -> records)
                .forEach(record -> {
                    var id = record.event().key();
                    partitions.putIfAbsent(id, record.partition());
                    inputs.computeIfAbsent(id, _ -> new ArrayList<>()).add(input(record.event()));
                });
        return inputs.entrySet().stream()
                .map(lane ->
                        new Work<>(lane.getKey(), partitions.get(lane.getKey()), lane.getValue()))
                .toList();
    }

    /** The calls that are commanded. */
    static Stream<String> commanded(Work<LaneInput> work) {
        return work.inputs().stream()
                .filter(Commanded.class::isInstance)
                .map(Commanded.class::cast)
                .map(commanded -> commanded.call().callId());
    }

    /** The same work without commands for these calls. */
    static Work<LaneInput> without(Set<String> callIds, Work<LaneInput> work) {
        return new Work<>(
                work.id(),
                work.partition(),
                work.inputs().stream().filter(input -> !commands(input, callIds)).toList());
    }

    private static boolean commands(LaneInput input, Set<String> callIds) {
        return input instanceof Commanded(var call) && callIds.contains(call.callId());
    }

    private static boolean isCommand(EventRecord record) {
        return record.event() instanceof PlaceCall;
    }

    private static LaneInput input(Event event) {
        return switch (event) {
            case CampaignEvent changed -> new CampaignChanged(changed);
            case CallStatusChanged changed -> new StatusChanged(changed);
            case PlaceCall call -> new Commanded(call);
            case LeadProgressChanged _,
                    CampaignStatsChanged _,
                    CallRecorded _,
                    CalleeOptedOut _,
                    IncomingCallChanged _,
                    CallReturned _,
                    NumberRouteChanged _,
                    ProviderAccountChanged _ ->
                    throw notOurs(event);
        };
    }

    private static IllegalArgumentException notOurs(Event event) {
        return new IllegalArgumentException("no lane handles " + event.getClass().getSimpleName());
    }
}
