package io.dialstream.stack.demo;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the pieces of a WebSocket's messages together and takes the campaign out of those that carry
 * one.
 */
final class CampaignListener implements WebSocket.Listener {

    private final JsonMapper json;
    private final Consumer<Campaign> seen;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final StringBuilder message = new StringBuilder();

    CampaignListener(JsonMapper json, Consumer<Campaign> seen) {
        this.json = json;
        this.seen = seen;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
        message.append(piece);
        if (last) {
            JsonNode campaign = json.readTree(message.toString()).get("campaign");
            message.setLength(0);
            if (campaign != null) {
                seen.accept(json.treeToValue(campaign, Campaign.class));
            }
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(null);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.complete(null);
    }

    /** Completes when nothing will come any more. */
    CompletableFuture<Void> closed() {
        return closed;
    }
}
