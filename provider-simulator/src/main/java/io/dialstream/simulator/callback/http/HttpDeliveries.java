package io.dialstream.simulator.callback.http;

import io.dialstream.simulator.callback.ConnectionOverrides.Trouble;
import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.Message;
import io.dialstream.simulator.callback.Refusals;
import io.dialstream.simulator.callback.Reply;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends messages over HTTP/1.1, at most so many at once. */
final class HttpDeliveries implements Deliveries, AutoCloseable {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();
    private final Turnstile turnstile;

    private final Refusals refusals;

    HttpDeliveries(int mostAtOnce, Refusals refusals) {
        this.refusals = refusals;
        this.turnstile = new Turnstile(mostAtOnce);
    }

    @Override
    public void send(Message message, Consumer<Reply> outcome) {
        turnstile.enter(() -> sendNow(message, outcome));
    }

    private void sendNow(Message message, Consumer<Reply> outcome) {
        // Replies cover every failure, so the future can tell nothing more.
        var _ =
                attempt(message, 0, System.nanoTime())
                        .thenAccept(reply -> {
                            turnstile.leave();
                            outcome.accept(reply);
                        });
    }

    private CompletableFuture<Reply> attempt(Message message, int retries, long began) {
        return exchange(message, left(message, began))
                .thenCompose(reply -> {
                    Duration pause = FIRST_PAUSE.multipliedBy(1L << retries);
                    boolean inTime = left(message, began).compareTo(pause) > 0;
                    return inTime && isRetried(message, reply, retries)
                            ? after(pause).thenCompose(_ -> attempt(message, retries + 1, began))
                            : CompletableFuture.completedFuture(reply);
                });
    }

    private static Duration left(Message message, long began) {
        return message.overrides().total().minusNanos(System.nanoTime() - began);
    }

    private CompletableFuture<Reply> exchange(Message message, Duration left) {
        try {
            Duration read = message.overrides().read();
            Duration limit = read.compareTo(left) < 0 ? read : left;
            return client(message.overrides().connect())
                    .sendAsync(
                            request(message, limit),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .handle(this::reply);
        } catch (IllegalArgumentException notAnAddress) {
            return CompletableFuture.completedFuture(
                    new Reply.Unanswered(Trouble.CONNECTION, "not a valid address"));
        }
    }

    private HttpClient client(Duration connectTimeout) {
        return clients.computeIfAbsent(
                connectTimeout,
                timeout ->
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(timeout)
                                .build());
    }

    private static HttpRequest request(Message message, Duration limit) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(message.url()));
        message.headers().forEach(request::header);
        request.timeout(limit.isPositive() ? limit : Duration.ofMillis(1));
        if (message.method().equals("GET")) {
            return request.GET().build();
        }
        if (!message.headers().containsKey(CONTENT_TYPE)) {
            request.header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=UTF-8");
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(message.body())).build();
    }

    private Reply reply(@Nullable HttpResponse<String> response, @Nullable Throwable failure) {
        if (response == null) {
            return unanswered(failure);
        }
        refusals.answered(response.statusCode(), Instant.now());
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        return new Reply.Answered(response.statusCode(), contentType, response.body());
    }

    private static Reply unanswered(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return switch (cause) {
            case HttpConnectTimeoutException ignored ->
                    new Reply.Unanswered(Trouble.CONNECTION, "no connection in time");
            case HttpTimeoutException ignored ->
                    new Reply.Unanswered(Trouble.READ_TIMEOUT, "no answer in time");
            case ConnectException ignored ->
                    new Reply.Unanswered(Trouble.CONNECTION, "connection refused");
            case null, default -> new Reply.Unanswered(Trouble.CONNECTION, "connection broken");
        };
    }

    private static boolean isRetried(Message message, Reply reply, int retries) {
        return retries < message.overrides().retries()
                && switch (reply) {
                    case Reply.Unanswered unanswered ->
                            message.overrides().retried().contains(unanswered.trouble());
                    case Reply.Answered answered -> isRetried(message, answered.status());
                };
    }

    private static boolean isRetried(Message message, int status) {
        return switch (status / 100) {
            case 4 -> message.overrides().retried().contains(Trouble.CLIENT_ERROR);
            case 5 -> message.overrides().retried().contains(Trouble.SERVER_ERROR);
            default -> false;
        };
    }

    private static CompletableFuture<Void> after(Duration pause) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
