package io.dialstream.campaigns.singlecall;

import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.dispatch.DispatchProcessor;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.DeploymentRules;
import java.time.Clock;

/** The parts of this package that do things, put together on given stores. */
public final class SingleCallShells {

    private SingleCallShells() {}

    public static SingleCalls on(
            Leads leads,
            Agents agents,
            DoNotCallRule doNotCall,
            CapReservations caps,
            DeploymentRules deployment,
            Dispatches dispatches,
            DispatchProcessor processor,
            Clock clock) {
        return new SingleCalls(
                leads, agents, doNotCall, caps, deployment, dispatches, processor, clock);
    }
}
