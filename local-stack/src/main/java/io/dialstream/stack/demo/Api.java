package io.dialstream.stack.demo;

import io.dialstream.stack.report.CallOutcome;
import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Dialstream's HTTP API and the simulator's report, as any program outside would use them. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final JsonMapper json = new JsonMapper();
    private final URI campaigns;
    private final URI simulator;
    private final String key;

    Api(URI campaigns, URI simulator, String key) {
        this.campaigns = campaigns;
        this.simulator = simulator;
        this.key = key;
    }

    void putAgent(String id, Map<String, ?> agent) {
        send("PUT", campaigns.resolve("/agents/" + id), agent);
    }

    Campaign postCampaign(Map<String, ?> campaign) {
        return json.readValue(
                send("POST", campaigns.resolve("/campaigns"), campaign), Campaign.class);
    }

    Campaign campaign(String id) {
        return json.readValue(
                send("GET", campaigns.resolve("/campaigns/" + id), null), Campaign.class);
    }

    Usage usage() {
        return json.readValue(send("GET", campaigns.resolve("/usage"), null), Usage.class);
    }

    Map<String, CallOutcome> calls(String campaignId) {
        Map<String, CallOutcome> calls = new TreeMap<>();
        String cursor = "";
        do {
            URI page = campaigns.resolve("/campaigns/" + campaignId + "/calls?limit=200" + cursor);
            CallPage answer = json.readValue(send("GET", page, null), CallPage.class);
            answer.items().forEach(call -> calls.put(call.id(), call.outcome()));
            cursor =
                    answer.nextCursor() == null
                            ? ""
                            : "&cursor="
                                    + URLEncoder.encode(
                                            answer.nextCursor(), StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return calls;
    }

    SimulatorReport truth(String campaignId) {
        URI report = simulator.resolve("/simulator/report?campaignId=" + campaignId);
        return json.readValue(send("GET", report, null), SimulatorReport.class);
    }

    CompletableFuture<WebSocket> follow(String campaignId, WebSocket.Listener listener) {
        URI socket = URI.create("ws://" + campaigns.getAuthority() + "/ws/campaigns/" + campaignId);
        return client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + key)
                .connectTimeout(PATIENCE)
                .buildAsync(socket, listener);
    }

    JsonMapper json() {
        return json;
    }

    private String send(String method, URI address, @Nullable Object body) {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(
                                                json.writeValueAsString(body)))
                        .build();
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new DemoProblem(
                        "%s %s answered %d: %s"
                                .formatted(method, address, answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new DemoProblem("%s %s failed: %s".formatted(method, address, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoProblem("Interrupted.");
        }
    }
}
