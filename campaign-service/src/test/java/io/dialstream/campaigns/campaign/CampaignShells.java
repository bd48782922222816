package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.lead.Leads;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;

/** The parts of this package that do things, put together on given stores. */
public record CampaignShells(
        CampaignCreation creation,
        LeadAddition addition,
        CampaignMoves moves,
        PendingEvents pendingEvents) {

    public CampaignShells(
            Campaigns campaigns, Leads leads, EventLog log, Timers timers, Clock clock) {
        this(campaigns, leads, new PendingEvents(campaigns, log, timers), clock);
    }

    private CampaignShells(
            Campaigns campaigns, Leads leads, PendingEvents pendingEvents, Clock clock) {
        this(
                new CampaignCreation(campaigns, leads, pendingEvents, clock),
                new LeadAddition(campaigns, leads),
                new CampaignMoves(campaigns, pendingEvents, clock),
                pendingEvents);
    }
}
