package io.dialstream.campaigns.live;

import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.events.EventJson;
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

    private final LiveSources sources;
    private final LiveJson json;
    private final LatestStats latestStats = new LatestStats();
    private final ConcurrentMap<String, CampaignWatch> watches = new ConcurrentHashMap<>();
    private volatile boolean open;

    public LiveCampaigns(Campaigns campaigns, Leads leads, LiveJson json) {
        this.sources = new LiveSources(campaigns, leads, latestStats);
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

    /** From now on this socket gets a snapshot and then whatever happens. */
    public void join(String campaignId, LiveSocket socket) {
        watches.compute(
                campaignId,
                (id, running) -> {
                    var watch = running == null ? started(id) : running;
                    watch.join(socket);
                    return watch;
                });
    }

    public void leave(String campaignId, LiveSocket socket) {
        watches.computeIfPresent(
                campaignId,
                (_, watch) -> {
                    if (!watch.leave(socket)) {
                        return watch;
                    }
                    watch.stop();
                    return null;
                });
    }

    /**
     * Takes a record of a topic. Numbers are kept before it is looked who watches: a watcher who
     * comes in between finds them there.
     */
    public void hear(String topic, String campaignId, String value) {
        if (topic.equals(Topics.CAMPAIGN_STATS)) {
            latestStats.heard(campaignId, value);
        }
        var watch = watches.get(campaignId);
        if (watch != null) {
            watch.hear(EventJson.read(topic, value));
        }
    }

    private CampaignWatch started(String campaignId) {
        var audience = new CampaignAudience(campaignId, sources, json);
        var watch = new CampaignWatch(campaignId, audience);
        watch.start();
        return watch;
    }
}
