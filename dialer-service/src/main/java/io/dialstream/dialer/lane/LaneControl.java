package io.dialstream.dialer.lane;

import static io.dialstream.dialer.lane.LaneState.ENDED;
import static io.dialstream.dialer.lane.LaneState.OPEN;
import static io.dialstream.dialer.lane.LaneState.PAUSED;
import static io.dialstream.dialer.lane.LaneState.STOPPED;

import io.dialstream.dialer.placement.CallPermit.Permission;
import io.dialstream.events.CampaignCompleted;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignFailed;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.CampaignStopped;

/**
 * What the campaign has said about its lane.
 *
 * @param held the provider refused our credentials: nothing starts until the campaign is started or
 *     resumed again
 * @param revision of the campaign's last event that was handled; 0 before the first
 */
public record LaneControl(LaneState state, boolean held, long revision) {

    static final LaneControl INITIAL = new LaneControl(OPEN, false, 0);

    /** The same object when the event is repeated, late, or comes after the end. */
    LaneControl after(CampaignEvent event) {
        if (event.revision() <= revision || !state.mayChange()) {
            return this;
        }
        return switch (event) {
            case CampaignStarted _, CampaignResumed _ ->
                    new LaneControl(OPEN, false, event.revision());
            case CampaignPaused _ -> new LaneControl(PAUSED, held, event.revision());
            case CampaignStopped _ -> new LaneControl(STOPPED, held, event.revision());
            case CampaignCompleted _, CampaignFailed _ ->
                    new LaneControl(ENDED, held, event.revision());
            // It is no move: a refusal of our credentials is as new as it was.
            case CampaignSettingsChanged _ -> this;
        };
    }

    /**
     * Holds the lane because of a call that was started at this revision. When the campaign has
     * moved since, it has decided anew and the refusal is old news.
     */
    LaneControl heldBecauseOf(long startedAtRevision) {
        return revision == startedAtRevision ? new LaneControl(state, true, revision) : this;
    }

    Permission permission() {
        return state == OPEN && held ? Permission.WAIT : state.permission();
    }
}
