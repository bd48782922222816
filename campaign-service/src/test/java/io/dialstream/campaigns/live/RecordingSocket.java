package io.dialstream.campaigns.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A socket that keeps what it is sent. */
final class RecordingSocket implements LiveSocket {

    private final List<LiveMessage> messages = new CopyOnWriteArrayList<>();
    private volatile @Nullable String givenUp;

    @Override
    public void send(LiveMessage message) {
        messages.add(message);
    }

    @Override
    public void giveUp(String reason) {
        givenUp = reason;
    }

    List<LiveMessage> messages() {
        return List.copyOf(messages);
    }

    List<MessageType> types() {
        return messages.stream().map(LiveMessage::type).toList();
    }

    LiveMessage last() {
        return messages.getLast();
    }

    boolean hasGivenUp() {
        return givenUp != null;
    }
}
