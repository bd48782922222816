package io.dialstream.campaigns.diagnosis;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.rules.DeploymentRules;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Whether it can be read what the rules of campaigns go by: nobody is called while it cannot. */
@Component
class RuleStores {

    private final DoNotCallRule doNotCall;
    private final CapReservations caps;
    private final DeploymentRules deployment;

    RuleStores(DoNotCallRule doNotCall, CapReservations caps, DeploymentRules deployment) {
        this.doNotCall = doNotCall;
        this.caps = caps;
        this.deployment = deployment;
    }

    boolean canBeRead(Campaign campaign, Instant now) {
        var userId = campaign.userId();
        return doNotCall.canBeRead(userId, now)
                && (deployment.caps(campaign.rules()).isEmpty() || caps.canBeRead(userId));
    }
}
