package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.agent.AgentUsers;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.NotFoundException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The campaigns that are stored. Moves and numbers are written by different writers at the same
 * time: each touches its own fields only, under its own condition.
 */
public interface Campaigns extends AgentUsers {

    /** Stores a new campaign; false when there is one of that id already, which stays as it is. */
    boolean insert(Campaign campaign);

    Optional<Campaign> find(String id);

    /**
     * The user's campaign of that id; what belongs to another user is not there.
     *
     * @throws NotFoundException when there is none
     */
    default Campaign ofUser(String userId, String id) {
        return find(id).filter(campaign -> campaign.userId().equals(userId))
                .orElseThrow(() -> new NotFoundException("There is no campaign " + id + "."));
    }

    /** Those of them that exist, in no order. */
    List<Campaign> findAll(Collection<String> ids);

    /**
     * A user's campaigns without their places, newest first, at most one more than the page's
     * limit.
     */
    List<Campaign> list(String userId, @Nullable CampaignStatus status, PageRequest page);

    /**
     * Begins to add leads behind those of a campaign, and gives the addition's number. Those begun
     * before cannot be completed from then on. Empty when the campaign is not PENDING any more, or
     * has other leads than it had.
     */
    OptionalInt beginAddition(Campaign campaign);

    /**
     * Makes so many leads the campaign's, some of them EXCLUDED, in one write, if this addition is
     * still the latest one. False when it is not, when the campaign is not PENDING any more, or has
     * other leads than it had.
     *
     * @param places all places where its leads are then
     * @param counts how many leads came in at those
     */
    boolean completeAddition(
            Campaign campaign,
            int number,
            int leads,
            int excluded,
            List<Place> places,
            PlaceCounts counts);

    /**
     * Stores a move and its event in one write, if the campaign is still at the revision before and
     * has the leads that it was decided with. False when it is not.
     */
    boolean move(MoveOutcome.Moved moved);

    /**
     * Stores changed settings, and what tells the others of them, in one write, if the campaign is
     * still at the revision before. False when it is not.
     *
     * @param event null where nobody has to know of it yet
     */
    boolean change(Campaign changed, @Nullable CampaignSettingsChanged event);

    /** Forgets the pending events, if the campaign's latest move is still this one. */
    void acknowledged(String id, long revision);

    /** Campaigns with events that the event log may not have. */
    List<Campaign> withPendingEvents();

    /** Stores numbers that are newer than the stored ones; older ones change nothing. */
    void storeStats(String id, CampaignStats stats);

    /** Whether a campaign that is not finished uses this agent. */
    @Override
    boolean needAgent(String userId, String agentId);
}
