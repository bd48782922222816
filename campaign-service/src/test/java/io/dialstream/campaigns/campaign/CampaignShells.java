package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.donotcall.DoNotCallFixtures;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.lead.LeadMeter;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.timer.Timers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** The parts of this package that do things, put together on given stores. */
public record CampaignShells(
        CampaignCreation creation,
        LeadAddition addition,
        CampaignMoves moves,
        PendingEvents pendingEvents) {

    public CampaignShells(
            Campaigns campaigns, Leads leads, EventLog log, Timers timers, Clock clock) {
        this(campaigns, leads, DoNotCallFixtures.nobodyListed(), log, timers, clock);
    }

    public CampaignShells(
            Campaigns campaigns,
            Leads leads,
            DoNotCallRule doNotCall,
            EventLog log,
            Timers timers,
            Clock clock) {
        this(
                campaigns,
                leads,
                new LeadScreening(doNotCall, new LeadMeter(new SimpleMeterRegistry()), clock),
                new PendingEvents(campaigns, log, timers),
                clock);
    }

    private CampaignShells(
            Campaigns campaigns,
            Leads leads,
            LeadScreening screening,
            PendingEvents pendingEvents,
            Clock clock) {
        this(
                new CampaignCreation(campaigns, leads, screening, pendingEvents, clock),
                new LeadAddition(campaigns, leads, screening),
                new CampaignMoves(campaigns, pendingEvents, clock),
                pendingEvents);
    }
}
