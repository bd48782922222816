package io.dialstream.campaigns.live;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignViews;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.foundation.paging.PageRequest;
import java.util.List;
import java.util.Optional;

/** Reads what a socket shows first: campaigns as stored, with newer stats where there are any. */
record SnapshotReader(
        Campaigns campaigns, Leads leads, LatestStats latestStats, CampaignViews views) {

    private static final PageRequest NEWEST = PageRequest.of(50, null);

    /** The campaign as it is stored, or with newer stats that were published already. */
    Optional<Campaign> campaign(String id) {
        return campaigns.find(id).map(this::withLatestStats);
    }

    List<Campaign> newest(String userId) {
        return campaigns.list(userId, null, NEWEST).stream()
                .limit(NEWEST.limit())
                .map(this::withLatestStats)
                .toList();
    }

    Optional<CalledLead> lead(String campaignId, String callId) {
        return CalledLead.of(campaignId, callId, leads);
    }

    private Campaign withLatestStats(Campaign stored) {
        return latestStats.of(stored.id()).map(stored::withStats).orElse(stored);
    }
}
