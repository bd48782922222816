package io.dialstream.campaigns.diagnosis;

import io.dialstream.campaigns.campaign.CampaignShells;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.provider.AccountFixtures;
import io.dialstream.campaigns.rules.DeploymentRules;
import java.time.Clock;

/** Diagnoses put together on given stores. */
public final class DiagnosisFixtures {

    private DiagnosisFixtures() {}

    /** Of campaigns whose accounts nobody has published anything about. */
    public static Diagnoses diagnoses(
            Dispatches dispatches,
            Leads leads,
            DoNotCallRule doNotCall,
            CapReservations caps,
            DeploymentRules deployment,
            Clock clock) {
        return new Diagnoses(
                dispatches,
                CampaignShells.census(leads, deployment),
                new RuleStores(doNotCall, caps, deployment),
                AccountFixtures.noneAnnounced(),
                clock);
    }
}
