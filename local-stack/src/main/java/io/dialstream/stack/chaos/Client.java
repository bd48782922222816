package io.dialstream.stack.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client as one should be: what is not answered, or with 5xx, it asks again, of another instance,
 * with the same Idempotency-Key.
 */
final class Client {

    static final JsonMapper JSON = new JsonMapper();

    /** Longer than any fault lasts on a machine that is very busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);
    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMillis(200);
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();

    private final List<URI> instances;
    private final String key;
    private final AtomicInteger turn = new AtomicInteger();

    Client(List<URI> instances, String key) {
        this.instances = List.copyOf(instances);
        this.key = key;
    }

    <T> T get(String path, Class<T> type) {
        return JSON.readValue(send("GET", path, null, Map.of()), type);
    }

    /** All items of a list, page by page. */
    <T> List<T> all(String path, Class<T> type) {
        List<T> items = new ArrayList<>();
        String cursor = "";
        do {
            String page = path + (path.contains("?") ? "&" : "?") + "limit=200" + cursor;
            JsonNode answer = JSON.readTree(send("GET", page, null, Map.of()));
            answer.path("items").forEach(item -> items.add(JSON.treeToValue(item, type)));
            JsonNode next = answer.path("nextCursor");
            cursor =
                    next.isString()
                            ? "&cursor="
                                    + URLEncoder.encode(next.asString(), StandardCharsets.UTF_8)
                            : "";
        } while (!cursor.isEmpty());
        return items;
    }

    <T> T post(String path, Object body, String idempotencyKey, Class<T> type) {
        return JSON.readValue(
                send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey)), type);
    }

    void put(String path, Object body) {
        send("PUT", path, body, Map.of());
    }

    void patch(String path) {
        send("PATCH", path, null, Map.of());
    }

    void delete(String path) {
        send("DELETE", path, null, Map.of());
    }

    private String send(
            String method, String path, @Nullable Object body, Map<String, String> headers) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpResponse<String> answer = attempt(request(method, path, body, headers));
            if (answer != null && !isWorthRepeating(answer)) {
                return accepted(method, path, answer);
            }
            if (System.nanoTime() > end) {
                throw new ChaosProblem(
                        "%s %s was not answered: %s".formatted(method, path, described(answer)));
            }
            Waiting.pause(BEFORE_TRYING_AGAIN);
        }
    }

    private static boolean isWorthRepeating(HttpResponse<String> answer) {
        return answer.statusCode() >= SERVER_ERROR
                || (answer.statusCode() == CONFLICT
                        && answer.headers().firstValue("Retry-After").isPresent());
    }

    private static String accepted(String method, String path, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new ChaosProblem("%s %s: %s".formatted(method, path, described(answer)));
        }
        return answer.body();
    }

    private static String described(@Nullable HttpResponse<String> answer) {
        return answer == null ? "no answer" : answer.statusCode() + " " + answer.body();
    }

    private HttpRequest request(
            String method, String path, @Nullable Object body, Map<String, String> headers) {
        URI instance = instances.get(Math.floorMod(turn.get(), instances.size()));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(instance + path))
                        .timeout(ONE_ANSWER)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json");
        headers.forEach(request::header);
        return request.method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        JSON.writeValueAsString(body)))
                .build();
    }

    /** Null when there was no answer; then another instance is asked next. */
    private @Nullable HttpResponse<String> attempt(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= SERVER_ERROR) {
                turn.incrementAndGet();
            }
            return answer;
        } catch (IOException e) {
            turn.incrementAndGet();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosProblem("Interrupted.");
        }
    }
}
