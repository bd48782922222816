package io.dialstream.system;

import io.dialstream.stack.testing.Stage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes over a campaign's WebSocket. */
final class Frames implements WebSocket.Listener {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final StringBuilder pieces = new StringBuilder();

    static Frames of(Stage stage, String campaignId) {
        var frames = new Frames();
        var http = stage.stack.addresses().campaigns();
        var address =
                URI.create(
                        http.toString().replaceFirst("http", "ws")
                                + "/ws/campaigns/"
                                + campaignId
                                + "?access_token="
                                + Stage.ANN);
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, frames).join();
        return frames;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        pieces.append(text);
        if (last) {
            received.add(JSON.readTree(pieces.toString()));
            pieces.setLength(0);
        }
        socket.request(1);
        return null;
    }

    List<JsonNode> received() {
        return List.copyOf(received);
    }

    List<String> types() {
        return received.stream().map(frame -> frame.path("type").asString()).toList();
    }

    List<Long> revisions() {
        return received.stream().map(frame -> frame.path("revision").asLong()).toList();
    }
}
