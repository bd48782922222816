package io.dialstream.campaigns.live.web;

import io.dialstream.campaigns.live.LiveCampaigns;
import io.dialstream.campaigns.live.LiveProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** Opens and closes sockets. Incoming messages are ignored, and must be short. */
@Component
class LiveSocketHandler extends AbstractWebSocketHandler {

    private static final int MAX_INCOMING_BYTES = 1_024;

    /** How long Tomcat lets a send block, in milliseconds: a property of its session. */
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final LiveCampaigns campaigns;
    private final LiveProperties properties;
    private final OpenSockets sockets;
    private final Timer delay;

    LiveSocketHandler(
            LiveCampaigns campaigns,
            LiveProperties properties,
            OpenSockets sockets,
            MeterRegistry metrics) {
        this.campaigns = campaigns;
        this.properties = properties;
        this.sockets = sockets;
        this.delay =
                Timer.builder("dialstream.live.delay")
                        .description("From the record of an event to its frame")
                        .publishPercentileHistogram()
                        .register(metrics);
    }

    /** Joins before it sends: the socket may be closed as soon as something was sent on it. */
    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        limit(session);
        var watcher = Watcher.of(session);
        var sender = new SocketSender(session, properties, delay);
        if (!sockets.add(session.getId(), watcher.userId(), sender)) {
            session.close(CloseStatus.SERVICE_OVERLOAD.withReason("too many sockets"));
            return;
        }
        watcher.join(campaigns, sender);
        sender.start();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var watcher = Watcher.of(session);
        var sender = sockets.remove(session.getId(), watcher.userId());
        if (sender != null) {
            watcher.leave(campaigns, sender);
            sender.stop();
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        var sender = sockets.find(session.getId());
        if (sender != null) {
            sender.receivedPong();
        }
    }

    private void limit(WebSocketSession session) {
        session.setTextMessageSizeLimit(MAX_INCOMING_BYTES);
        session.setBinaryMessageSizeLimit(MAX_INCOMING_BYTES);
        if (session instanceof NativeWebSocketSession standard
                && standard.getNativeSession() instanceof jakarta.websocket.Session tomcat) {
            tomcat.getUserProperties().put(SEND_TIMEOUT, properties.sendTimeout().toMillis());
        }
    }
}
