package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.donotcall.DoNotCallFixtures;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.lead.LeadMeter;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.provider.AccountRates;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.timer.Timers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalDouble;

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

    /** Of users whose calls nobody has heard of. */
    public static CampaignForecasts forecasts(
            Leads leads,
            LeadProgresses progresses,
            DoNotCallRule doNotCall,
            CapReservations reservations,
            DeploymentRules deployment,
            Clock clock) {
        return new CampaignForecasts(
                leads,
                progresses,
                census(leads, deployment),
                new LeadJudge(doNotCall, reservations, deployment),
                new AccountRates(Map.of("twilio", 1.0), "twilio"),
                _ -> OptionalDouble.empty(),
                clock);
    }

    public static LeadCensus census(Leads leads, DeploymentRules deployment) {
        return new LeadCensus(leads, deployment);
    }
}
