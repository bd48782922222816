package io.dialstream.campaigns.live;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.CampaignView;
import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.events.CallRecorded;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.Event;
import io.dialstream.events.LeadProgressChanged;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those who watch one campaign. */
final class CampaignSubscribers implements Subscribers {

    private final String campaignId;
    private final SnapshotReader snapshots;
    private final LiveJson json;
    private final Set<LiveSocket> sockets = new LinkedHashSet<>();
    private final RecentCalls calls = new RecentCalls();
    private @Nullable Campaign told;

    CampaignSubscribers(String campaignId, SnapshotReader snapshots, LiveJson json) {
        this.campaignId = campaignId;
        this.snapshots = snapshots;
        this.json = json;
    }

    @Override
    public void join(LiveSocket socket) {
        var campaign = snapshots.campaign(campaignId);
        if (campaign.isEmpty()) {
            socket.giveUp("no such campaign");
            return;
        }
        var newest = tell(campaign.get(), null);
        socket.send(message(MessageType.SNAPSHOT, CampaignView.of(newest), null));
        sockets.add(socket);
    }

    @Override
    public void leave(LiveSocket socket) {
        sockets.remove(socket);
    }

    @Override
    public void hear(Event event) {
        var known = told;
        if (known == null) {
            return;
        }
        switch (event) {
            case CampaignEvent move -> heardMove(move, known);
            case LeadProgressChanged progress -> heardProgress(progress, known);
            case CampaignStatsChanged stats -> heardStats(stats, known);
            case CallStatusChanged call -> heardCall(call);
            case PlaceCall _, CallRecorded _ -> {}
        }
    }

    /** An event is published after its move was stored, so what is stored says it all. */
    private void heardMove(CampaignEvent move, Campaign known) {
        if (move.revision() > known.revision()) {
            snapshots.campaign(campaignId).ifPresent(campaign -> tell(campaign, move.recordedAt()));
        }
    }

    private void heardProgress(LeadProgressChanged progress, Campaign known) {
        tell(known.withProgress(LeadProgress.of(progress)), progress.recordedAt());
    }

    private void heardStats(CampaignStatsChanged stats, Campaign known) {
        tell(known.withStats(CampaignStats.of(stats)), stats.recordedAt());
    }

    private void heardCall(CallStatusChanged event) {
        calls.heard(event, callId -> snapshots.lead(campaignId, callId))
                .map(call -> message(MessageType.CALL, call, event.recordedAt()))
                .ifPresent(this::broadcast);
    }

    /** Tells what of this campaign is news, and returns the campaign as it is now known. */
    private Campaign tell(Campaign latest, @Nullable Instant recordedAt) {
        var before = told == null ? latest : told;
        var newest = NewestCampaign.of(before, latest);
        var news =
                Optional.ofNullable(NewestCampaign.difference(before, newest))
                        .map(type -> message(type, CampaignView.of(newest), recordedAt));
        told = newest;
        news.ifPresent(this::broadcast);
        return newest;
    }

    private void broadcast(LiveMessage message) {
        sockets.forEach(socket -> socket.send(message));
    }

    private LiveMessage message(MessageType type, Object content, @Nullable Instant recordedAt) {
        return new LiveMessage(type, json.write(content), recordedAt);
    }
}
