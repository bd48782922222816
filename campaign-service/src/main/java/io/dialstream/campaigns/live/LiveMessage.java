package io.dialstream.campaigns.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to everybody who watches a campaign. The content is written once, for all sockets; only
 * the revision is a socket's own.
 *
 * @param content JSON
 * @param recordedAt when its event was recorded; null for a snapshot, which no event caused
 */
public record LiveMessage(MessageType type, String content, @Nullable Instant recordedAt) {

    /** The message as it is sent as the socket's n-th. */
    public String frame(long revision) {
        return "{\"type\":\""
                + type.word()
                + "\",\"revision\":"
                + revision
                + ",\""
                + type.field()
                + "\":"
                + content
                + "}";
    }
}
