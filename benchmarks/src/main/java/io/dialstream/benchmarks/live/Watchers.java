package io.dialstream.benchmarks.live;

import io.dialstream.benchmarks.report.Latencies;
import io.dialstream.benchmarks.stack.Rig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Clients that watch campaigns, and note when they hear of the calls that are expected. */
final class Watchers implements AutoCloseable {

    private static final Pattern CALL = Pattern.compile("\"callId\":\"([^\"]+)\"");
    private static final double NANOS = 1e9;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<WebSocket> sockets = new ArrayList<>();
    private final CountDownLatch snapshots;
    private final int socketsEach;
    private volatile Expected expected =
            new Expected(Map.of(), new Latencies(), new CountDownLatch(0));

    private record Expected(Map<String, Long> due, Latencies latencies, CountDownLatch left) {}

    Watchers(Rig rig, List<String> campaigns, int socketsEach) {
        this.socketsEach = socketsEach;
        this.snapshots = new CountDownLatch(campaigns.size() * socketsEach);
        String base = "ws://" + rig.stack().addresses().campaigns().getAuthority();
        for (String campaign : campaigns) {
            for (int i = 0; i < socketsEach; i++) {
                sockets.add(open(URI.create(base + "/ws/campaigns/" + campaign)));
            }
        }
        awaitAll(snapshots, Duration.ofMinutes(1));
    }

    private WebSocket open(URI address) {
        return client.newWebSocketBuilder()
                .header("Authorization", "Bearer demo-key")
                .buildAsync(address, new Listener())
                .join();
    }

    /**
     * These calls, the first one now and the others at this rate; each on every socket of its
     * campaign.
     */
    Latencies expect(List<String> calls, double perSecond) {
        long now = System.nanoTime();
        Map<String, Long> due = new ConcurrentHashMap<>();
        for (int i = 0; i < calls.size(); i++) {
            due.put(calls.get(i), now + (long) (i * NANOS / perSecond));
        }
        Latencies latencies = new Latencies();
        expected = new Expected(due, latencies, new CountDownLatch(calls.size() * socketsEach));
        return latencies;
    }

    void await(Duration patience) {
        awaitAll(expected.left(), patience);
    }

    private static void awaitAll(CountDownLatch latch, Duration patience) {
        try {
            if (!latch.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(latch.getCount() + " frames did not come in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void heard(String frame) {
        long now = System.nanoTime();
        if (frame.contains("\"snapshot\"")) {
            snapshots.countDown();
            return;
        }
        Matcher call = CALL.matcher(frame);
        Long due = call.find() ? expected.due().get(call.group(1)) : null;
        if (due != null) {
            expected.latencies().add(Duration.ofNanos(now - due));
            expected.left().countDown();
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder frame = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            frame.append(data);
            if (last) {
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
