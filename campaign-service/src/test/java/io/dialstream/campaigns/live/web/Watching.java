package io.dialstream.campaigns.live.web;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who watches a campaign, and the messages they received. */
final class Watching implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile int closedWith;
    private volatile boolean dozing;
    private final WebSocket socket;

    /** Opens a socket; headers come as name, value, name, value. */
    Watching(int port, String path, String... headers) {
        var builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        var address = URI.create("ws://127.0.0.1:" + port + path);
        this.socket = builder.buildAsync(address, this).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        if (!dozing) {
            from.request(1);
        }
        return null;
    }

    /** Reads nothing more until it wakes up. */
    void doze() {
        dozing = true;
    }

    void wakeUp() {
        dozing = false;
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closedWith = statusCode;
        return null;
    }

    /** The code that the other side closed with, once it has. */
    int closedWith() {
        return await().atMost(Duration.ofSeconds(10)).until(() -> closedWith, code -> code != 0);
    }

    List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    List<JsonNode> messages(String type) {
        return messages.stream().filter(m -> m.path("type").asString().equals(type)).toList();
    }

    /** The first message of this type for which the condition holds, once it has come. */
    JsonNode awaited(String type, Predicate<JsonNode> condition) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> messages(type).stream().filter(condition).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    JsonNode snapshot() {
        return awaited("snapshot", _ -> true).path("campaign");
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
