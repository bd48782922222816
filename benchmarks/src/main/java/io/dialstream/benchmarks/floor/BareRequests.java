package io.dialstream.benchmarks.floor;

import io.dialstream.benchmarks.floor.Workload.Amount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Requests, whatever is answered. */
final class BareRequests implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Amount requests;
    private final HttpRequest request;

    BareRequests(Workload workload) {
        this.requests = workload.requests();
        this.request =
                HttpRequest.newBuilder(URI.create(workload.http()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("a".repeat(requests.bytes())))
                        .build();
    }

    /** As many as belong to a round. */
    void send(int round) {
        for (int i = requests.in(round); i > 0; i--) {
            try {
                var _ = client.send(request, BodyHandlers.discarding());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
