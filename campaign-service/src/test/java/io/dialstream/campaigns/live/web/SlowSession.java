package io.dialstream.campaigns.live.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** A session whose network takes as many frames as it is told to. */
final class SlowSession implements WebSocketSession {

    private final Semaphore room = new Semaphore(0);
    private final List<WebSocketMessage<?>> sent = new CopyOnWriteArrayList<>();
    private volatile @Nullable CloseStatus closedWith;
    private volatile boolean broken;

    void takes(int frames) {
        room.release(frames);
    }

    void breaks() {
        broken = true;
        room.release();
    }

    List<String> texts() {
        return sent.stream()
                .filter(message -> !(message instanceof PingMessage))
                .map(message -> String.valueOf(message.getPayload()))
                .toList();
    }

    long pings() {
        return sent.stream().filter(PingMessage.class::isInstance).count();
    }

    @Nullable CloseStatus closedWith() {
        return closedWith;
    }

    @Override
    public void sendMessage(WebSocketMessage<?> message) throws IOException {
        room.acquireUninterruptibly();
        if (broken) {
            throw new IOException("broken pipe");
        }
        sent.add(message);
    }

    @Override
    public boolean isOpen() {
        return closedWith == null;
    }

    @Override
    public void close() {
        close(CloseStatus.NORMAL);
    }

    @Override
    public synchronized void close(CloseStatus status) {
        if (closedWith == null) {
            closedWith = status;
        }
    }

    @Override
    public String getId() {
        return "slow";
    }

    @Override
    public @Nullable URI getUri() {
        return null;
    }

    @Override
    public HttpHeaders getHandshakeHeaders() {
        return new HttpHeaders();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public @Nullable Principal getPrincipal() {
        return null;
    }

    @Override
    public @Nullable InetSocketAddress getLocalAddress() {
        return null;
    }

    @Override
    public @Nullable InetSocketAddress getRemoteAddress() {
        return null;
    }

    @Override
    public @Nullable String getAcceptedProtocol() {
        return null;
    }

    @Override
    public void setTextMessageSizeLimit(int limit) {}

    @Override
    public int getTextMessageSizeLimit() {
        return 0;
    }

    @Override
    public void setBinaryMessageSizeLimit(int limit) {}

    @Override
    public int getBinaryMessageSizeLimit() {
        return 0;
    }

    @Override
    public List<WebSocketExtension> getExtensions() {
        return List.of();
    }
}
