package io.dialstream.campaigns.dispatch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignMoves;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Completes campaigns. Two things must be true, and become known in either order: every lead is
 * final, and the numbers contain every call. Both sides store what they know before they look at
 * the other, so the later one always sees both.
 */
@Component
public class CampaignCompletion {

    private final Campaigns campaigns;
    private final Dispatches dispatches;
    private final CampaignMoves moves;

    CampaignCompletion(Campaigns campaigns, Dispatches dispatches, CampaignMoves moves) {
        this.campaigns = campaigns;
        this.dispatches = dispatches;
        this.moves = moves;
    }

    /** Stores the newest numbers of each campaign, and completes those that are complete. */
    public void handle(List<EventRecord> batch) {
        var newest = newest(batch);
        newest.forEach(campaigns::storeStats);
        completeIfDone(withNothingInFlight(newest));
    }

    private static Map<String, CampaignStats> newest(List<EventRecord> batch) {
        var newest = new HashMap<String, CampaignStats>();
        for (var record : batch) {
            if (record.event() instanceof CampaignStatsChanged event) {
                newest.merge(event.campaignId(), CampaignStats.of(event), CampaignStats::orNewer);
            }
        }
        return newest;
    }

    /** While a call is in flight, the numbers are not final: no look at the campaign for that. */
    private static List<String> withNothingInFlight(Map<String, CampaignStats> newest) {
        return newest.entrySet().stream()
                .filter(entry -> entry.getValue().inFlightCalls() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Completes those of the campaigns whose leads and numbers are final. */
    void completeIfDone(Collection<String> campaignIds) {
        if (campaignIds.isEmpty()) {
            return;
        }
        var stats =
                campaigns.findAll(campaignIds).stream()
                        .filter(CampaignCompletion::mayComplete)
                        .collect(toMap(Campaign::id, Campaign::stats));
        if (!stats.isEmpty()) {
            dispatches.load(stats.keySet()).values().stream()
                    .filter(Dispatch::isFinished)
                    .filter(done -> done.isCountedBy(requireNonNull(stats.get(done.id()))))
                    .forEach(done -> moves.carryOut(done.id(), new CampaignMove.Complete()));
        }
    }

    private static boolean mayComplete(Campaign campaign) {
        return switch (campaign.status()) {
            case RUNNING, PAUSED, COMPLETED -> campaign.stats().inFlightCalls() == 0;
            case PENDING, STOPPED, FAILED -> false;
        };
    }
}
