package io.dialstream.campaigns.live;

import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.EventJson;
import io.dialstream.events.Topics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest numbers heard of each campaign, unread, whether it is watched or not. What is stored
 * may lag behind what was heard; without this, a watcher who comes between the two would wait for
 * numbers that were told already.
 */
final class LatestStats {

    private static final int KEPT = 10_000;

    private final LatestOf<String> json = new LatestOf<>(KEPT);

    synchronized void heard(String campaignId, String value) {
        json.put(campaignId, value);
    }

    Optional<CampaignStats> of(String campaignId) {
        return Optional.ofNullable(latest(campaignId)).flatMap(LatestStats::read);
    }

    private synchronized @Nullable String latest(String campaignId) {
        return json.get(campaignId);
    }

    /** What cannot be read is as good as not heard; its dead letter tells people of it. */
    private static Optional<CampaignStats> read(String value) {
        try {
            return EventJson.read(Topics.CAMPAIGN_STATS, value)
                            instanceof CampaignStatsChanged event
                    ? Optional.of(CampaignStats.of(event))
                    : Optional.empty();
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }
}
