package io.dialstream.benchmarks.makespan;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialstream.benchmarks.stack.Provider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The old way: batches of as many calls as may be live, the next one when all of the last are over,
 * and each call looks once a second whether it is.
 */
final class WavesOfFive implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Provider provider;
    private final HttpServer callbacks;
    private final Set<String> over = ConcurrentHashMap.newKeySet();

    WavesOfFive(Provider provider) throws IOException {
        this.provider = provider;
        this.callbacks =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        callbacks.createContext("/", this::heard);
        callbacks.start();
    }

    private void heard(HttpExchange exchange) throws IOException {
        over.add(exchange.getRequestURI().getQuery());
        byte[] _ = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** Calls everybody, under this campaign id at the provider. */
    void call(String campaignId, List<String> numbers, int atOnce) {
        for (int first = 0; first < numbers.size(); first += atOnce) {
            wave(campaignId, numbers, first, Math.min(first + atOnce, numbers.size()));
        }
    }

    private void wave(String campaignId, List<String> numbers, int from, int to) {
        try (ExecutorService wave = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int lead = from; lead < to; lead++) {
                String ids = "campaignId=" + campaignId + "&callId=" + campaignId + "-" + lead;
                String number = numbers.get(lead);
                wave.execute(() -> call(number, ids));
            }
        }
    }

    private void call(String number, String ids) {
        provider.place(
                number,
                URI.create("http://127.0.0.1:" + callbacks.getAddress().getPort() + "/?" + ids));
        do {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        } while (!over.contains(ids));
    }

    @Override
    public void close() {
        callbacks.stop(0);
    }
}
