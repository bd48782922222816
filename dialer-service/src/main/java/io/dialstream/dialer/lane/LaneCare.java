package io.dialstream.dialer.lane;

import io.dialstream.dialer.lane.LaneInput.DeadlinePassed;
import io.dialstream.foundation.logging.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What follows when a lane of ours was saved: effects, its alarm, the count of live calls. */
@Component
class LaneCare {

    private static final Logger log = LoggerFactory.getLogger(LaneCare.class);

    private final OwnedLanes owned;
    private final LaneTimers timers;
    private final LaneEffects effects;

    LaneCare(OwnedLanes owned, LaneTimers timers, LaneEffects effects) {
        this.owned = owned;
        this.timers = timers;
        this.effects = effects;
    }

    boolean owns(int partition) {
        return owned.owns(partition);
    }

    @Nullable Lane lastCounted(String id) {
        return owned.lastCounted(id);
    }

    /** Nothing for a lane that was given up: whoever has it now goes on with it. */
    void follow(Lane before, LaneDecision decision, LaneDoor door) {
        var lane = decision.lane();
        if (!owned.owns(lane.partition())) {
            return;
        }
        try (var _ = LogFields.ofCampaign(lane.campaignId())) {
            tellWhyNothingStarts(before, lane);
            owned.count(lane.equals(before) ? lane : lane.written());
            timers.watch(lane, () -> door.hear(LaneWork.of(lane, new DeadlinePassed())));
            effects.carryOut(decision.effects(), place -> new LaneSlot(lane, place, door, owned));
        }
    }

    private static void tellWhyNothingStarts(Lane before, Lane lane) {
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
