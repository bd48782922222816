package io.dialstream.campaigns.live.web;

import java.util.Map;
import java.util.Objects;
import org.springframework.web.socket.WebSocketSession;

/** Who watches what, as the handshake has found out. */
record Watcher(String userId, String campaignId) {

    private static final String ATTRIBUTE = "watcher";

    void putInto(Map<String, Object> attributes) {
        attributes.put(ATTRIBUTE, this);
    }

    static Watcher of(WebSocketSession session) {
        return Objects.requireNonNull((Watcher) session.getAttributes().get(ATTRIBUTE));
    }
}
