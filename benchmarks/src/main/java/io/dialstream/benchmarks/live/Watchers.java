package io.dialstream.benchmarks.live;

import io.dialstream.benchmarks.report.Latencies;
import io.dialstream.benchmarks.stack.Rig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Clients that watch campaigns, and note how old each piece of news is that a callback brought: it
 * carries the moment at which the ingest service had read it.
 */
final class Watchers implements AutoCloseable {

    private static final Pattern NEWS =
            Pattern.compile(
                    "\"status\":\"(?:RINGING|ANSWERED|COMPLETED)\".*?\"timestamp\":\"([^\"]+)\"");
    private static final double NANOS = 1e9;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<WebSocket> sockets = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private final AtomicLong frames = new AtomicLong();
    private volatile long began = Long.MAX_VALUE;
    private volatile long last;

    Watchers(Rig rig, List<String> campaigns, int socketsEach) {
        String base = "ws://" + rig.stack().addresses().campaigns().getAuthority();
        for (String campaign : campaigns) {
            for (int i = 0; i < socketsEach; i++) {
                sockets.add(open(URI.create(base + "/ws/campaigns/" + campaign)));
            }
        }
    }

    private WebSocket open(URI address) {
        return client.newWebSocketBuilder()
                .header("Authorization", "Bearer demo-key")
                .buildAsync(address, new Listener())
                .join();
    }

    /** What is seen counts from now on. */
    void begin() {
        began = System.nanoTime();
    }

    Seen seen() {
        return new Seen(latencies, frames.get() / ((last - began) / NANOS));
    }

    private void heard(String frame) {
        long now = System.nanoTime();
        Instant moment = Instant.now();
        Matcher news = NEWS.matcher(frame);
        if (began <= now && frame.contains("\"type\":\"call\"") && news.find()) {
            latencies.add(Duration.between(Instant.parse(news.group(1)), moment));
            frames.incrementAndGet();
            last = now;
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder frame = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean isLast) {
            frame.append(data);
            if (isLast) {
                heard(frame.toString());
                frame.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
        client.shutdownNow();
    }
}
