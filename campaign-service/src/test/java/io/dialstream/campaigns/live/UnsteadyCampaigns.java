package io.dialstream.campaigns.live;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.MoveOutcome;
import io.dialstream.campaigns.campaign.PlaceCounts;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.foundation.paging.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Campaigns as a watcher sees them: found or not, or not just now. */
public final class UnsteadyCampaigns implements Campaigns {

    private final Map<String, Campaign> stored = new ConcurrentHashMap<>();
    private volatile boolean away;

    public void store(Campaign campaign) {
        stored.put(campaign.id(), campaign);
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    @Override
    public Optional<Campaign> find(String id) {
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
        return Optional.ofNullable(stored.get(id));
    }

    @Override
    public boolean insert(Campaign campaign) {
        throw notAWatchersBusiness();
    }

    @Override
    public List<Campaign> findAll(Collection<String> ids) {
        throw notAWatchersBusiness();
    }

    @Override
    public List<Campaign> list(String userId, @Nullable CampaignStatus status, PageRequest page) {
        return stored.values().stream().filter(it -> it.userId().equals(userId)).toList();
    }

    @Override
    public OptionalInt beginAddition(Campaign campaign) {
        throw notAWatchersBusiness();
    }

    @Override
    public boolean completeAddition(
            Campaign campaign,
            int number,
            int leads,
            int excluded,
            List<Place> places,
            PlaceCounts counts) {
        throw notAWatchersBusiness();
    }

    @Override
    public boolean move(MoveOutcome.Moved moved) {
        throw notAWatchersBusiness();
    }

    @Override
    public boolean change(Campaign changed, @Nullable CampaignSettingsChanged event) {
        throw notAWatchersBusiness();
    }

    @Override
    public void acknowledged(String id, long revision) {
        throw notAWatchersBusiness();
    }

    @Override
    public List<Campaign> withPendingEvents() {
        throw notAWatchersBusiness();
    }

    @Override
    public void storeStats(String id, CampaignStats stats) {
        throw notAWatchersBusiness();
    }

    @Override
    public boolean needAgent(String userId, String agentId) {
        throw notAWatchersBusiness();
    }

    private static UnsupportedOperationException notAWatchersBusiness() {
        return new UnsupportedOperationException("watching changes nothing");
    }
}
