package io.dialstream.dialer.lane;

import io.dialstream.dialer.lane.LaneInput.Commanded;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one lane has to handle, in order. */
record LaneWork(String laneId, int partition, @Nullable String campaignId, List<LaneInput> inputs) {

    /** The work that a lane gives itself. */
    static LaneWork of(Lane lane, LaneInput input) {
        return new LaneWork(lane.id(), lane.partition(), lane.campaignId(), List.of(input));
    }

    /** The calls that are commanded. */
    Stream<String> commanded() {
        return inputs.stream()
                .filter(Commanded.class::isInstance)
                .map(Commanded.class::cast)
                .map(commanded -> commanded.call().callId());
    }

    /** The inputs without commands for these calls. */
    List<LaneInput> without(Set<String> callIds) {
        return inputs.stream().filter(input -> !commands(input, callIds)).toList();
    }

    private static boolean commands(LaneInput input, Set<String> callIds) {
        return input instanceof Commanded(var call) && callIds.contains(call.callId());
    }

    Lane empty() {
        return Lane.empty(laneId, partition, campaignId);
    }
}
