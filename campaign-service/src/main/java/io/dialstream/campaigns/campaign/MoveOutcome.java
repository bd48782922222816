package io.dialstream.campaigns.campaign;

import io.dialstream.events.CampaignEvent;

/** What becomes of a move. */
public sealed interface MoveOutcome {

    /** The campaign as it is afterwards, its event among the pending ones. */
    record Moved(Campaign campaign, CampaignEvent event) implements MoveOutcome {}

    /** The campaign is already where the move leads. */
    record Unchanged(Campaign campaign) implements MoveOutcome {}

    /** There is no such move from where the campaign is; the sentence is for its user. */
    record Refused(String sentence) implements MoveOutcome {}
}
