package io.dialstream.campaigns.live;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.CampaignView;
import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.events.CallRecorded;
import io.dialstream.events.CallReturned;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CalleeOptedOut;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.Event;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.LeadProgressChanged;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.ProviderAccountChanged;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
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
    private @Nullable Campaign shown;
    private @Nullable String shownReason;

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
        var newest = update(campaign.get(), null);
        socket.send(message(MessageType.SNAPSHOT, view(newest), null));
        sockets.add(socket);
    }

    @Override
    public void leave(LiveSocket socket) {
        sockets.remove(socket);
    }

    @Override
    public void handle(Event event) {
        var known = shown;
        if (known == null) {
            return;
        }
        switch (event) {
            case CampaignEvent move -> handleMove(move, known);
            case LeadProgressChanged progress -> handleProgress(progress, known);
            case CampaignStatsChanged stats -> handleStats(stats, known);
            case CallStatusChanged call -> handleCall(call);
            case ProviderAccountChanged account -> handleAccount(account, known);
            case PlaceCall _,
                    CallRecorded _,
                    CalleeOptedOut _,
                    IncomingCallChanged _,
                    CallReturned _,
                    NumberRouteChanged _ -> {}
        }
    }

    /** An event is published after its move was stored, so what is stored says it all. */
    private void handleMove(CampaignEvent move, Campaign known) {
        if (move.revision() > known.revision()) {
            snapshots
                    .campaign(campaignId)
                    .ifPresent(campaign -> update(campaign, move.recordedAt()));
        }
    }

    private void handleProgress(LeadProgressChanged progress, Campaign known) {
        update(known.withProgress(LeadProgress.of(progress)), progress.recordedAt());
    }

    private void handleStats(CampaignStatsChanged stats, Campaign known) {
        update(known.withStats(CampaignStats.of(stats)), stats.recordedAt());
    }

    /** It may be why the campaign waits, or not any more. */
    private void handleAccount(ProviderAccountChanged account, Campaign known) {
        if (!Objects.equals(shownReason, snapshots.views().of(known).statusReason())) {
            broadcast(message(MessageType.STATUS, view(known), account.recordedAt()));
        }
    }

    private void handleCall(CallStatusChanged event) {
        calls.handle(event, callId -> snapshots.lead(campaignId, callId))
                .map(call -> message(MessageType.CALL, call, event.recordedAt()))
                .ifPresent(this::broadcast);
    }

    /** Sends what has changed, and returns the campaign as it is now known. */
    private Campaign update(Campaign latest, @Nullable Instant recordedAt) {
        var before = shown == null ? latest : shown;
        var newest = NewestCampaign.of(before, latest);
        var change =
                Optional.ofNullable(NewestCampaign.difference(before, newest))
                        .map(type -> message(type, view(newest), recordedAt));
        shown = newest;
        change.ifPresent(this::broadcast);
        return newest;
    }

    private CampaignView view(Campaign campaign) {
        var view = snapshots.views().of(campaign);
        shownReason = view.statusReason();
        return view;
    }

    private void broadcast(LiveMessage message) {
        sockets.forEach(socket -> socket.send(message));
    }

    private LiveMessage message(MessageType type, Object content, @Nullable Instant recordedAt) {
        return new LiveMessage(type, json.write(content), recordedAt);
    }
}
