package io.dialstream.campaigns.live;

import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.EventJson;
import io.dialstream.events.Topics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest stats of each campaign as unparsed JSON, whether the campaign is watched or not. The
 * database may lag behind the log: without this, a watcher who connects in between would wait for
 * stats that have been pushed already.
 */
final class LatestStats {

    private static final int KEPT = 10_000;

    private final LatestOf<String> json = new LatestOf<>(KEPT);

    synchronized void put(String campaignId, String value) {
        json.put(campaignId, value);
    }

    Optional<CampaignStats> of(String campaignId) {
        return Optional.ofNullable(latest(campaignId)).flatMap(LatestStats::read);
    }

    private synchronized @Nullable String latest(String campaignId) {
        return json.get(campaignId);
    }

    /** An unreadable record is ignored here; it ends in the dead letters. */
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
