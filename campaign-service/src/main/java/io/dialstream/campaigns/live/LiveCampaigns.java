package io.dialstream.campaigns.live;

import io.dialstream.campaigns.campaign.CampaignViews;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.Event;
import io.dialstream.events.EventJson;
import io.dialstream.events.ProviderAccountChanged;
import io.dialstream.events.Topics;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * Brings what happens to a campaign to those who watch it on this instance. What happens to
 * campaigns that nobody watches is not even read.
 */
@Component
public class LiveCampaigns {

    private final SnapshotReader snapshots;
    private final LiveJson json;
    private final LatestStats latestStats = new LatestStats();
    private final ConcurrentMap<String, Subscription> byCampaign = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Subscription> byUser = new ConcurrentHashMap<>();
    private volatile boolean open;

    public LiveCampaigns(Campaigns campaigns, Leads leads, CampaignViews views, LiveJson json) {
        this.snapshots = new SnapshotReader(campaigns, leads, latestStats, views);
        this.json = json;
    }

    /** Whether events are being read; who joins before may miss some. */
    public boolean isOpen() {
        return open;
    }

    /** Events are being read from now on. */
    public void open() {
        open = true;
    }

    /** From now on this socket gets a snapshot and then whatever happens to the campaign. */
    public void join(String campaignId, LiveSocket socket) {
        join(byCampaign, campaignId, new CampaignSubscribers(campaignId, snapshots, json), socket);
    }

    /** From now on this socket gets the user's newest campaigns and then each that moves. */
    public void joinAll(String userId, LiveSocket socket) {
        join(byUser, userId, new UserSubscribers(userId, snapshots, json), socket);
    }

    private static void join(
            ConcurrentMap<String, Subscription> all,
            String key,
            Subscribers first,
            LiveSocket socket) {
        all.compute(
                key,
                (_, running) -> {
                    var subscription = running == null ? started(key, first) : running;
                    subscription.join(socket);
                    return subscription;
                });
    }

    private static Subscription started(String key, Subscribers subscribers) {
        var subscription = new Subscription(key, subscribers);
        subscription.start();
        return subscription;
    }

    public void leave(String campaignId, LiveSocket socket) {
        leave(byCampaign, campaignId, socket);
    }

    public void leaveAll(String userId, LiveSocket socket) {
        leave(byUser, userId, socket);
    }

    private static void leave(
            ConcurrentMap<String, Subscription> all, String key, LiveSocket socket) {
        all.computeIfPresent(
                key,
                (_, subscription) -> {
                    if (!subscription.leave(socket)) {
                        return subscription;
                    }
                    subscription.stop();
                    return null;
                });
    }

    /**
     * Handles a record of a topic. Stats are kept before subscriptions are looked up: a socket that
     * joins in between finds them there.
     */
    public void handle(String topic, String campaignId, String value) {
        if (topic.equals(Topics.CAMPAIGN_STATS)) {
            latestStats.put(campaignId, value);
        }
        var subscription = byCampaign.get(campaignId);
        if (subscription != null) {
            subscription.handle(EventJson.read(topic, value));
        }
        if (topic.equals(Topics.CAMPAIGN_EVENTS) && !byUser.isEmpty()) {
            handleMove(EventJson.read(topic, value));
        }
    }

    /** Handles that the state of an account has changed, which any campaign may be placed with. */
    public void handle(ProviderAccountChanged event) {
        byCampaign.values().forEach(subscription -> subscription.handle(event));
    }

    private void handleMove(Event event) {
        if (event instanceof CampaignEvent move) {
            var subscription = byUser.get(move.userId());
            if (subscription != null) {
                subscription.handle(move);
            }
        }
    }
}
