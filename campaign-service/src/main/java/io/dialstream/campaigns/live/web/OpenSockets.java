package io.dialstream.campaigns.live.web;

import io.dialstream.campaigns.live.LiveProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The open sockets of this instance, with a limit for each user. */
@Component
class OpenSockets {

    private final int maxPerUser;
    private final Map<String, SocketSender> senders = new HashMap<>();
    private final Map<String, Integer> perUser = new HashMap<>();

    OpenSockets(LiveProperties properties, MeterRegistry metrics) {
        this.maxPerUser = properties.maxSocketsPerUser();
        Gauge.builder("dialstream.sockets", this, OpenSockets::size)
                .description("Open WebSockets")
                .register(metrics);
    }

    synchronized boolean hasRoomFor(String userId) {
        return perUser.getOrDefault(userId, 0) < maxPerUser;
    }

    /** False, and nothing changes, when the user has too many already. */
    synchronized boolean add(String sessionId, String userId, SocketSender sender) {
        if (!hasRoomFor(userId)) {
            return false;
        }
        senders.put(sessionId, sender);
        perUser.merge(userId, 1, Integer::sum);
        return true;
    }

    synchronized @Nullable SocketSender find(String sessionId) {
        return senders.get(sessionId);
    }

    /** The sender that was removed; null when there was none. */
    synchronized @Nullable SocketSender remove(String sessionId, String userId) {
        var sender = senders.remove(sessionId);
        if (sender != null) {
            perUser.computeIfPresent(userId, (_, open) -> open == 1 ? null : open - 1);
        }
        return sender;
    }

    synchronized int size() {
        return senders.size();
    }
}
