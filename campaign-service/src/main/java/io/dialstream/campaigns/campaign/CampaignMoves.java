package io.dialstream.campaigns.campaign;

import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.problem.UnavailableException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes campaigns move: decides, stores the move with its event, and publishes the event. */
@Component
public class CampaignMoves {

    private final Campaigns campaigns;
    private final PendingEvents pendingEvents;
    private final Clock clock;

    CampaignMoves(Campaigns campaigns, PendingEvents pendingEvents, Clock clock) {
        this.campaigns = campaigns;
        this.pendingEvents = pendingEvents;
        this.clock = clock;
    }

    /**
     * A user's wish. Returns when the event log has acknowledged every move up to this one.
     *
     * @throws NotFoundException when the user has no such campaign
     * @throws ConflictException when the campaign cannot make this move
     * @throws UnavailableException when the move is stored but not acknowledged yet
     */
    public Campaign request(String userId, String campaignId, CampaignMove move) {
        var campaign = campaigns.ofUser(userId, campaignId);
        return switch (stored(campaign, move)) {
            case MoveOutcome.Moved(var moved, _) -> published(moved);
            case MoveOutcome.Unchanged(var unchanged) -> published(unchanged);
            case MoveOutcome.Refused(var sentence) -> throw new ConflictException(sentence);
        };
    }

    /** What the course of events makes necessary. A campaign that cannot make the move stays. */
    public void carryOut(String campaignId, CampaignMove move) {
        campaigns.find(campaignId).ifPresent(campaign -> carryOut(campaign, move));
    }

    private void carryOut(Campaign campaign, CampaignMove move) {
        switch (stored(campaign, move)) {
            case MoveOutcome.Moved(var moved, _) -> pendingEvents.publish(moved);
            case MoveOutcome.Unchanged(var unchanged) -> pendingEvents.publish(unchanged);
            case MoveOutcome.Refused _ -> {}
        }
    }

    /** Decides and stores; when another writer was first, once more on what it has left. */
    private MoveOutcome stored(Campaign campaign, CampaignMove move) {
        var outcome = CampaignMovePolicy.decide(campaign, move, clock.instant());
        return outcome instanceof MoveOutcome.Moved moved && !isStored(moved)
                ? stored(campaigns.ofUser(campaign.userId(), campaign.id()), move)
                : outcome;
    }

    private boolean isStored(MoveOutcome.Moved moved) {
        try {
            return campaigns.move(moved);
        } catch (RuntimeException e) {
            // The store may have done it and failed to say so: nobody else would notice.
            pendingEvents.publishSoon(moved.campaign().id());
            throw e;
        }
    }

    private Campaign published(Campaign campaign) {
        try {
            return pendingEvents.publish(campaign);
        } catch (EventLogUnavailableException e) {
            throw new UnavailableException(
                    "The campaign is %s: this is stored, and takes effect when Kafka is back."
                            .formatted(campaign.status()),
                    e);
        }
    }
}
