package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.agent.AgentUsers;
import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.campaigns.campaign.LeadProgresses;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The dispatches that are stored, one a campaign and one a call outside any. */
public interface Dispatches extends AgentUsers, LeadProgresses {

    /** Those of them that exist, in no order. */
    List<Dispatch> find(Collection<String> ids);

    /**
     * Stores it, if what is stored is still of its version (nothing at all for version 0), as the
     * next version. False when another writer was first.
     */
    boolean save(Dispatch dispatch);

    @Override
    default Map<String, LeadProgress> progressOf(Collection<String> campaignIds) {
        var progress = new HashMap<String, LeadProgress>();
        find(campaignIds).forEach(it -> it.progress().ifPresent(now -> progress.put(it.id(), now)));
        return progress;
    }

    /** Those that are OPEN or PAUSED in these partitions, or of which no event was heard yet. */
    List<Dispatch> unfinished(Set<Integer> partitions);

    /** Whether a call outside any campaign that has not ended uses this agent. */
    @Override
    boolean needAgent(String userId, String agentId);
}
