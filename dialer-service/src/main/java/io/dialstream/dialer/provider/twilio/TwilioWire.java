package io.dialstream.dialer.provider.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import io.dialstream.dialer.provider.twilio.TwilioAnswer.Lost;
import io.dialstream.dialer.provider.twilio.TwilioAnswer.NeverSent;
import io.dialstream.dialer.provider.twilio.TwilioAnswer.Replied;
import io.dialstream.foundation.trace.Traces;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Sends requests of the SDK, each exactly once, to Twilio or to the server that stands for it. */
final class TwilioWire {

    /**
     * How long a request may take.
     *
     * @param connect until a connection stands
     * @param read from then on until the answer is there
     */
    record TimeOuts(Duration connect, Duration read) {

        static final TimeOuts USUAL = new TimeOuts(Duration.ofSeconds(5), Duration.ofSeconds(15));

        Duration total() {
            return connect.plus(read);
        }
    }

    private final HttpClient http;
    private final TimeOuts timeOuts;
    private final String baseUrl;

    /** {@code baseUrl} replaces scheme and host of Twilio's own addresses unless it is empty. */
    TwilioWire(String baseUrl, TimeOuts timeOuts) {
        this.baseUrl = withoutTrailingSlash(baseUrl);
        this.timeOuts = timeOuts;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(timeOuts.connect())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? withoutTrailingSlash(url.substring(0, url.length() - 1)) : url;
    }

    /** Never throws: a failure is an answer too. */
    TwilioAnswer send(Request request) {
        return Traces.request("twilio " + request.getMethod(), () -> sendOnce(request));
    }

    private TwilioAnswer sendOnce(Request request) {
        var sent = http.sendAsync(httpRequest(request), BodyHandlers.ofString());
        try {
            return replied(sent.get(timeOuts.total().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return abandoned(sent, "no answer within " + timeOuts.total().toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return abandoned(sent, "interrupted while waiting for the answer");
        }
    }

    private static TwilioAnswer abandoned(CompletableFuture<?> sent, String why) {
        sent.cancel(true);
        return new Lost(why);
    }

    private HttpRequest httpRequest(Request request) {
        var wire =
                HttpRequest.newBuilder(rewritten(URI.create(request.constructURL().toString())))
                        .timeout(timeOuts.read())
                        .header("Authorization", request.getAuthString())
                        .header("Accept", "application/json");
        if (request.getMethod() == HttpMethod.POST) {
            return wire.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(request.encodeFormBody()))
                    .build();
        }
        return wire.GET().build();
    }

    private URI rewritten(URI twilios) {
        if (baseUrl.isEmpty()) {
            return twilios;
        }
        var query = twilios.getRawQuery();
        return URI.create(baseUrl + twilios.getRawPath() + (query == null ? "" : "?" + query));
    }

    private static TwilioAnswer replied(HttpResponse<String> response) {
        Traces.tell("http.response.status_code", String.valueOf(response.statusCode()));
        return new Replied(response.statusCode(), response.body(), retryAfter(response));
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").map(RetryAfter::parse).orElse(null);
    }

    private static TwilioAnswer failed(Throwable cause) {
        var why = cause.getClass().getSimpleName();
        return isBeforeSending(cause) ? new NeverSent(why) : new Lost(why);
    }

    private static boolean isBeforeSending(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
    }
}
