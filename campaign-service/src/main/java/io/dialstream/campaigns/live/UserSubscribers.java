package io.dialstream.campaigns.live;

import io.dialstream.events.CampaignEvent;
import io.dialstream.events.Event;
import java.util.LinkedHashSet;
import java.util.Set;

/** Those who watch a user's campaigns come and move: the newest first, then each that moves. */
final class UserSubscribers implements Subscribers {

    private final String userId;
    private final SnapshotReader snapshots;
    private final LiveJson json;
    private final Set<LiveSocket> sockets = new LinkedHashSet<>();

    UserSubscribers(String userId, SnapshotReader snapshots, LiveJson json) {
        this.userId = userId;
        this.snapshots = snapshots;
        this.json = json;
    }

    @Override
    public void join(LiveSocket socket) {
        var newest = snapshots.newest(userId).stream().map(snapshots.views()::of).toList();
        socket.send(new LiveMessage(MessageType.CAMPAIGNS, json.write(newest), null));
        sockets.add(socket);
    }

    @Override
    public void leave(LiveSocket socket) {
        sockets.remove(socket);
    }

    /** An event is published after its move was stored, so what is stored says it all. */
    @Override
    public void handle(Event event) {
        if (event instanceof CampaignEvent move) {
            snapshots
                    .campaign(move.campaignId())
                    .map(campaign -> json.write(snapshots.views().of(campaign)))
                    .map(content -> new LiveMessage(MessageType.STATUS, content, move.recordedAt()))
                    .ifPresent(message -> sockets.forEach(socket -> socket.send(message)));
        }
    }
}
