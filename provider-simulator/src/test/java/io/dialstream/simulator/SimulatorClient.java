package io.dialstream.simulator;

import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running simulator: through the official SDK, plainly, and through its own API. */
final class SimulatorClient {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "12345";
    static final String EAST_ACCOUNT = "AC00000000000000000000000000000002";
    static final String EAST_TOKEN = "67890";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = new JsonMapper();
    private final String base;

    SimulatorClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    TwilioRestClient sdk() {
        return sdk(TOKEN);
    }

    TwilioRestClient sdk(String token) {
        return sdk(ACCOUNT, token);
    }

    TwilioRestClient sdk(String account, String token) {
        return new TwilioRestClient.Builder(account, token)
                .httpClient(new SdkTransport(base))
                .build();
    }

    /** A create without the SDK. */
    HttpResponse<String> create(Map<String, String> form, String... events) {
        String body =
                Stream.of(events)
                        .map(event -> "&StatusCallbackEvent=" + event)
                        .collect(Collectors.joining("", encoded(form), ""));
        String credentials = Base64.getEncoder().encodeToString(bytes(ACCOUNT + ":" + TOKEN));
        return send(
                HttpRequest.newBuilder(uri("/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode report(String campaignId) {
        return json(get("/simulator/report?campaignId=" + campaignId));
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> put(String path, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json");
        return send(
                (headers.length == 0 ? request : request.headers(headers))
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    JsonNode json(HttpResponse<String> answer) {
        return mapper.readTree(answer.body());
    }

    private URI uri(String path) {
        return URI.create(base + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException("no answer from the simulator", problem);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
