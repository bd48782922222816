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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<WebSocket> sockets = new ArrayList<>();
    private final AtomicReference<Latencies> latencies = new AtomicReference<>(new Latencies());
    private final Semaphore seen = new Semaphore(0);

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

    /**
     * How old so many frames were, which are all that will come.
     *
     * @throws IllegalStateException when they do not come
     */
    Latencies awaitFrames(int count) {
        try {
            if (!seen.tryAcquire(count, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "only %d of %d frames came".formatted(seen.availablePermits(), count));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return latencies.getAndSet(new Latencies());
    }

    private void heard(String frame) {
        Instant moment = Instant.now();
        Matcher news = NEWS.matcher(frame);
        if (frame.contains("\"type\":\"call\"") && news.find()) {
            latencies.get().add(Duration.between(Instant.parse(news.group(1)), moment));
            seen.release();
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
