package io.dialstream.benchmarks.stack;

import io.dialstream.benchmarks.report.Latencies;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/** Sends requests, and expects the same status for all of them. */
public final class Load implements AutoCloseable {

    private static final int MOST_AT_ONCE = 64;
    private static final double NANOS = 1e9;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private final int status;
    private final Queue<String> others = new ConcurrentLinkedQueue<>();

    public Load(int status) {
        this.status = status;
    }

    /** As fast as they are answered, 64 at once. Returns how many in a second. */
    public double flatOut(List<HttpRequest> requests) {
        long began = System.nanoTime();
        Semaphore free = new Semaphore(MOST_AT_ONCE);
        for (HttpRequest request : requests) {
            free.acquireUninterruptibly();
            send(request, free::release);
        }
        free.acquireUninterruptibly(MOST_AT_ONCE);
        requireExpected();
        return requests.size() / ((System.nanoTime() - began) / NANOS);
    }

    /**
     * So many a second, whether or not those before were answered. A latency counts from the moment
     * at which the request was due.
     */
    public Latencies steadily(List<HttpRequest> requests, double perSecond) {
        Latencies latencies = new Latencies();
        Semaphore answered = new Semaphore(0);
        long began = System.nanoTime();
        for (int i = 0; i < requests.size(); i++) {
            long due = began + (long) (i * NANOS / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            send(
                    requests.get(i),
                    () -> {
                        latencies.add(Duration.ofNanos(System.nanoTime() - due));
                        answered.release();
                    });
        }
        answered.acquireUninterruptibly(requests.size());
        requireExpected();
        return latencies;
    }

    private void send(HttpRequest request, Runnable answered) {
        var _ =
                client.sendAsync(request, BodyHandlers.discarding())
                        .whenComplete((response, failure) -> {
                            if (response == null || response.statusCode() != status) {
                                others.add(response == null ? "" + failure : "" + response);
                            }
                            answered.run();
                        });
    }

    private void requireExpected() {
        if (!others.isEmpty()) {
            throw new IllegalStateException(
                    "%d answers were not %d, as %s"
                            .formatted(others.size(), status, others.peek()));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
