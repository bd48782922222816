package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.lead.LeadUpdate;
import java.time.Instant;
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

    /** This call was certainly not placed, and never will be: it counts for no cap. */
    record GiveBack(int position, String callId) implements Before {}

    /** A lead has called back, whatever becomes of it: all else goes by what is stored of that. */
    record MarkCalledBack(int position) implements Before {}

    /** The campaign must make this move. */
    record MoveCampaign(CampaignMove move) implements Before {}

    /**
     * Leads have come to this, which only the new state knows: so it is saved first.
     *
     * @param unplaced their calls that come to nothing by that
     */
    record SettleLeads(List<LeadUpdate> updates, List<GiveBack> unplaced)
            implements DispatchEffect {

        public SettleLeads {
            updates = List.copyOf(updates);
            unplaced = List.copyOf(unplaced);
        }
    }

    /** It is known when this call has begun. Where that gets lost, it counts from later on. */
    record Begun(InFlight entry, Instant at) implements DispatchEffect {}

    /**
     * Publish the commands for these; saved first, so that a crash in between is recovered from.
     */
    record Send(List<InFlight> entries) implements DispatchEffect {

        public Send {
            entries = List.copyOf(entries);
        }
    }
}
