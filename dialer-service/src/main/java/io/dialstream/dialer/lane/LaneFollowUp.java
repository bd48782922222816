package io.dialstream.dialer.lane;

import static java.util.Objects.requireNonNull;

import io.dialstream.dialer.lane.LaneEffect.Conclude;
import io.dialstream.dialer.lane.LaneEffect.Expire;
import io.dialstream.dialer.lane.LaneEffect.Fetch;
import io.dialstream.dialer.lane.LaneEffect.HangUp;
import io.dialstream.dialer.lane.LaneEffect.Instruct;
import io.dialstream.dialer.lane.LaneEffect.LeaveMessage;
import io.dialstream.dialer.lane.LaneEffect.LookAgain;
import io.dialstream.dialer.lane.LaneEffect.Place;
import io.dialstream.dialer.placement.LaneSlot;
import io.dialstream.dialer.placement.PlacementExecutor;
import io.dialstream.dialer.supervision.LiveCall;
import io.dialstream.dialer.supervision.Supervision;
import io.dialstream.foundation.aggregate.Change;
import io.dialstream.foundation.logging.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What follows when a lane of ours was saved. Nothing here waits for the provider. */
@Component
class LaneFollowUp {

    private static final Logger log = LoggerFactory.getLogger(LaneFollowUp.class);

    private final PlacementExecutor placements;
    private final Supervision supervision;

    LaneFollowUp(PlacementExecutor placements, Supervision supervision) {
        this.placements = placements;
        this.supervision = supervision;
    }

    void follow(Change<Lane, LaneInput, LaneEffect> change, LaneProcessor lanes) {
        var lane = change.after();
        try (var _ = LogFields.ofCampaign(lane.campaignId())) {
            logWhyNothingStarts(change.before(), lane);
            change.effects().forEach(effect -> carryOut(effect, lane, lanes));
        }
    }

    private void carryOut(LaneEffect effect, Lane lane, LaneProcessor lanes) {
        switch (effect) {
            case Place(var call, var taken) ->
                    placements.place(
                            call.call(),
                            new LaneSlot(
                                    lane.id(),
                                    lane.partition(),
                                    call.callId(),
                                    taken,
                                    call.since()),
                            lanes);
            case LookAgain(var callId, var providerCallId) ->
                    placements.lookAgain(callId, providerCallId);
            case Fetch(var call) -> supervision.fetch(live(call));
            case Expire(var call) -> supervision.expire(call);
            case LeaveMessage(var call) -> supervision.leaveMessage(live(call));
            case Instruct(var call, boolean again) ->
                    supervision.instruct(
                            live(call),
                            requireNonNull(call.instructedAt()),
                            again,
                            () ->
                                    lanes.isToHearInstructions(
                                            lane.id(), lane.partition(), call.callId()));
            case Conclude(var call) -> {
                var over = requireNonNull(call.over());
                supervision.conclude(live(call), over.status(), over.at());
            }
            case HangUp(var call) -> supervision.hangUp(live(call));
        }
    }

    private static LiveCall live(ActiveCall call) {
        var id = requireNonNull(call.providerCallId(), "providerCallId");
        return new LiveCall(
                call.call(),
                id,
                call.confirmed(),
                call.found(),
                call.status(),
                call.since(),
                call.hangUp());
    }

    private static void logWhyNothingStarts(Lane before, Lane lane) {
        var control = lane.control();
        if (control.held() && !before.control().held()) {
            log.warn(
                    "Campaign {} starts no call until it is resumed: the provider refuses the"
                            + " credentials",
                    lane.id());
        }
        if (control.state() != before.control().state()) {
            log.info(
                    "Campaign {} is {} with {} live calls and {} waiting",
                    lane.id(),
                    control.state(),
                    lane.active().size(),
                    lane.waiting().size());
        }
    }
}
