package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.timer.Alarm;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Clock;

/** The parts of this package that do things, put together on given stores. */
public record CampaignShells(
        CampaignCreation creation,
        LeadAddition addition,
        CampaignMoves moves,
        PendingEvents pendingEvents) {

    public CampaignShells(
            Campaigns campaigns, Leads leads, EventLog log, Alarm alarm, Clock clock) {
        this(campaigns, leads, new PendingEvents(campaigns, log, alarm), clock);
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
