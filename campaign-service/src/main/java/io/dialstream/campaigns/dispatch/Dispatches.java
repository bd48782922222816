package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.agent.AgentUsers;
import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.campaigns.campaign.LeadProgresses;
import io.dialstream.campaigns.campaign.LeadTally;
import io.dialstream.foundation.aggregate.AggregateStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The dispatches that are stored, one a campaign and one a call outside any. Unfinished are those
 * that are OPEN or PAUSED, in the partitions or with no event yet.
 */
public interface Dispatches extends AggregateStore<Dispatch>, AgentUsers, LeadProgresses {

    @Override
    default Map<String, LeadProgress> progressOf(Collection<String> campaignIds) {
        var progress = new HashMap<String, LeadProgress>();
        load(campaignIds)
                .forEach((id, dispatch) ->
                        dispatch.progress().ifPresent(now -> progress.put(id, now)));
        return progress;
    }

    @Override
    default LeadTally tallyOf(String campaignId) {
        var dispatch = load(List.of(campaignId)).get(campaignId);
        return dispatch == null ? LeadTally.NONE : dispatch.tally();
    }

    /** Whether a call outside any campaign that has not ended uses this agent. */
    @Override
    boolean needAgent(String userId, String agentId);
}
