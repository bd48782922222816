package io.dialstream.simulator;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Takes the official SDK's requests to another address, each once. */
final class SdkTransport extends HttpClient {

    private final java.net.http.HttpClient client =
            java.net.http.HttpClient.newBuilder()
                    .version(java.net.http.HttpClient.Version.HTTP_1_1)
                    .build();
    private final String base;

    SdkTransport(String base) {
        this.base = base;
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        try {
            HttpResponse<String> answer =
                    client.send(rewritten(request), HttpResponse.BodyHandlers.ofString());
            return new Response(answer.body(), answer.statusCode());
        } catch (IOException problem) {
            throw new ApiConnectionException("no answer", problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ApiException("interrupted", stopped);
        }
    }

    private HttpRequest rewritten(Request request) {
        String url = request.constructURL().toString().replace("https://api.twilio.com", base);
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(5))
                        .header("Authorization", request.getAuthString());
        return request.getMethod() == HttpMethod.POST
                ? builder.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(request.encodeFormBody()))
                        .build()
                : builder.GET().build();
    }
}
