package io.dialstream.campaigns.singlecall;

import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.dispatch.DispatchProcessor;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.lead.Leads;

/** The parts of this package that do things, put together on given stores. */
public final class SingleCallShells {

    private SingleCallShells() {}

    public static SingleCalls on(
            Leads leads, Agents agents, Dispatches dispatches, DispatchProcessor processor) {
        return new SingleCalls(leads, agents, dispatches, processor);
    }
}
