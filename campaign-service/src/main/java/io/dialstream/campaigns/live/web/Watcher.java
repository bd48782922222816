package io.dialstream.campaigns.live.web;

import io.dialstream.campaigns.live.LiveCampaigns;
import io.dialstream.campaigns.live.LiveSocket;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketSession;

/**
 * Who watches what, as the handshake has found out.
 *
 * @param campaignId null for all campaigns of the user
 */
record Watcher(String userId, @Nullable String campaignId) {

    private static final String ATTRIBUTE = "watcher";

    void putInto(Map<String, Object> attributes) {
        attributes.put(ATTRIBUTE, this);
    }

    void join(LiveCampaigns campaigns, LiveSocket socket) {
        if (campaignId == null) {
            campaigns.joinAll(userId, socket);
        } else {
            campaigns.join(campaignId, socket);
        }
    }

    void leave(LiveCampaigns campaigns, LiveSocket socket) {
        if (campaignId == null) {
            campaigns.leaveAll(userId, socket);
        } else {
            campaigns.leave(campaignId, socket);
        }
    }

    static Watcher of(WebSocketSession session) {
        return Objects.requireNonNull((Watcher) session.getAttributes().get(ATTRIBUTE));
    }
}
