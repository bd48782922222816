package io.dialstream.calllog.projection;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The stats of all campaigns. */
public interface CampaignStatistics {

    /** Those of the campaigns that there are, by campaign id. */
    Map<String, CampaignStats> findAll(Set<String> campaignIds);

    /** Stores each, unless stats up to the same or a later offset are there. */
    void saveAll(Collection<CampaignStats> stats);
}
