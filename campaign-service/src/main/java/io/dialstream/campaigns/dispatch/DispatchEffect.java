package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.lead.LeadUpdate;
import java.util.List;

/** What a decision asks for besides the dispatch's new state. */
public sealed interface DispatchEffect {

    /** What is carried out before the new state is saved: a crash in between repeats it. */
    sealed interface Before extends DispatchEffect {}

    /**
     * A lead has come to this.
     *
     * @param certain whether that follows from the log alone, however outdated the dispatch is that
     *     demands it
     */
    record ChangeLead(LeadUpdate update, boolean certain) implements Before {

        ChangeLead(LeadUpdate update) {
            this(update, false);
        }
    }

    /** The campaign must make this move. */
    record MoveCampaign(CampaignMove move) implements Before {}

    /** Leads have come to this, which only the new state knows: so it is saved first. */
    record SettleLeads(List<LeadUpdate> updates) implements DispatchEffect {

        public SettleLeads {
            updates = List.copyOf(updates);
        }
    }

    /**
     * Publish the commands for these; saved first, so that a crash in between is recovered from.
     */
    record Send(List<InFlight> entries) implements DispatchEffect {

        public Send {
            entries = List.copyOf(entries);
        }
    }
}
