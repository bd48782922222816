package io.dialstream.benchmarks.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Requests to one server, as any program outside makes them; what is not 2xx is a failure. */
final class Http {

    static final String TABLE = "text/csv";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String authorization;

    Http(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    HttpClient client() {
        return client;
    }

    URI base() {
        return base;
    }

    String authorization() {
        return authorization;
    }

    <T> T get(String path, Class<T> type) {
        return JSON.readValue(send("GET", path, BodyPublishers.noBody()), type);
    }

    <T> T post(String path, Object body, Class<T> type) {
        return JSON.readValue(send("POST", path, json(body)), type);
    }

    void put(String path, Object body) {
        String _ = send("PUT", path, json(body));
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    String send(String method, String path, BodyPublisher body) {
        return send(method, path, body, "application/json");
    }

    String send(String method, String path, BodyPublisher body, String contentType) {
        return answer(
                request(path).header("Content-Type", contentType).method(method, body).build());
    }

    String table(String path) {
        return answer(request(path).header("Accept", TABLE).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", authorization);
    }

    private String answer(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "%s %s: %d %s"
                                .formatted(
                                        request.method(),
                                        request.uri().getPath(),
                                        answer.statusCode(),
                                        answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
