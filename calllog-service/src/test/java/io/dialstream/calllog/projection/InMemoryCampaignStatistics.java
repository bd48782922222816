package io.dialstream.calllog.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Campaign stats in memory. */
public final class InMemoryCampaignStatistics implements CampaignStatistics {

    private final Map<String, CampaignStats> stats = new HashMap<>();

    public Collection<CampaignStats> all() {
        return stats.values();
    }

    @Override
    public Map<String, CampaignStats> findAll(Set<String> campaignIds) {
        var found = new HashMap<>(stats);
        found.keySet().retainAll(campaignIds);
        return found;
    }

    @Override
    public void saveAll(Collection<CampaignStats> saved) {
        saved.forEach(one -> stats.merge(one.campaignId(), one, InMemoryCampaignStatistics::newer));
    }

    private static CampaignStats newer(CampaignStats stored, CampaignStats saved) {
        return saved.appliedOffset() > stored.appliedOffset() ? saved : stored;
    }
}
