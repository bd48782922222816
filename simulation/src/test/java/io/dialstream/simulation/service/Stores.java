package io.dialstream.simulation.service;

import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.call.InMemoryCalls;
import io.dialstream.calllog.history.InMemoryLogEntries;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.projection.CampaignStatistics;
import io.dialstream.calllog.projection.InMemoryCampaignStatistics;
import io.dialstream.calllog.usage.InMemoryUsageLedger;
import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.agent.InMemoryAgents;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.InMemoryCampaigns;
import io.dialstream.campaigns.cap.InMemoryRecentCalls;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.dispatch.InMemoryDispatches;
import io.dialstream.campaigns.donotcall.DoNotCallEntries;
import io.dialstream.campaigns.donotcall.InMemoryDoNotCallEntries;
import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.dialer.lane.InMemoryLanes;
import io.dialstream.dialer.lane.Lanes;
import io.dialstream.dialer.placement.InMemoryPlacements;
import io.dialstream.dialer.placement.Placements;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is stored; it outlives every process. */
public final class Stores {

    public final InMemoryLeads leads = new InMemoryLeads();
    public final InMemoryDoNotCallEntries doNotCall = new InMemoryDoNotCallEntries();
    public final InMemoryRecentCalls recentCalls = new InMemoryRecentCalls();
    public final InMemoryAgents agents = new InMemoryAgents();
    public final InMemoryDispatches dispatches = new InMemoryDispatches();
    public final InMemoryCampaigns campaigns = new InMemoryCampaigns(dispatches);
    public final InMemoryLanes lanes = new InMemoryLanes();
    public final InMemoryPlacements placements = new InMemoryPlacements();
    public final InMemoryCalls calls = new InMemoryCalls();
    public final InMemoryLogEntries entries = new InMemoryLogEntries();
    public final InMemoryCampaignStatistics statistics = new InMemoryCampaignStatistics();
    public final InMemoryUsageLedger usage = new InMemoryUsageLedger();

    /** The stores of the campaign-service, by their ports. */
    Map<Class<?>, Object> ofCampaigns() {
        var all = new LinkedHashMap<Class<?>, Object>();
        all.put(Campaigns.class, campaigns);
        all.put(Leads.class, leads);
        all.put(DoNotCallEntries.class, doNotCall);
        all.put(Agents.class, agents);
        all.put(Dispatches.class, dispatches);
        return all;
    }

    /** The stores of the dialer-service, by their ports. */
    Map<Class<?>, Object> ofDialer() {
        var all = new LinkedHashMap<Class<?>, Object>();
        all.put(Lanes.class, lanes);
        all.put(Placements.class, placements);
        return all;
    }

    /** The stores of the calllog-service, by their ports. */
    Map<Class<?>, Object> ofCalllog() {
        var all = new LinkedHashMap<Class<?>, Object>();
        all.put(Calls.class, calls);
        all.put(LogEntries.class, entries);
        all.put(CampaignStatistics.class, statistics);
        all.put(UsageLedger.class, usage);
        return all;
    }
}
