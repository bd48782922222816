package io.dialstream.dialer.provider.http;

import io.dialstream.dialer.provider.http.WireAnswer.Lost;
import io.dialstream.dialer.provider.http.WireAnswer.NeverSent;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import io.dialstream.foundation.trace.Traces;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
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

/** Sends requests to a vendor, each exactly once. */
public final class Wire {

    private final String vendor;
    private final TimeOuts timeOuts;
    private final HttpClient http;

    /**
     * A wire with connections of its own.
     *
     * @param vendor its name, for traces
     */
    public Wire(String vendor, TimeOuts timeOuts) {
        this.vendor = vendor;
        this.timeOuts = timeOuts;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(timeOuts.connect())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    /** Blocks until the answer is there, or there will be none. Never throws: that is one too. */
    public WireAnswer send(HttpRequest.Builder request) {
        var wired = request.timeout(timeOuts.read()).build();
        return Traces.request(vendor + " " + wired.method(), () -> sendOnce(wired));
    }

    private WireAnswer sendOnce(HttpRequest request) {
        var sent = http.sendAsync(request, BodyHandlers.ofString());
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

    private static WireAnswer abandoned(CompletableFuture<?> sent, String why) {
        sent.cancel(true);
        return new Lost(why);
    }

    private static WireAnswer replied(HttpResponse<String> response) {
        Traces.tell("http.response.status_code", String.valueOf(response.statusCode()));
        return new Replied(response.statusCode(), response.body(), retryAfter(response));
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").map(RetryAfter::parse).orElse(null);
    }

    private static WireAnswer failed(Throwable cause) {
        var why = cause.getClass().getSimpleName();
        return isBeforeSending(cause) ? new NeverSent(why) : new Lost(why);
    }

    private static boolean isBeforeSending(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
    }
}
