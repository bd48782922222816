package io.dialstream.campaigns.singlecall;

import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.dispatch.DispatchProcessor;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.lead.Leads;
import java.time.Clock;

/** The parts of this package that do things, put together on given stores. */
public final class SingleCallShells {

    private SingleCallShells() {}

    public static SingleCalls on(
            Leads leads,
            Agents agents,
            DoNotCallRule doNotCall,
            Dispatches dispatches,
            DispatchProcessor processor,
            Clock clock) {
        return new SingleCalls(leads, agents, doNotCall, dispatches, processor, clock);
    }
}
