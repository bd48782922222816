package io.dialstream.stack.demo;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Dialstream's HTTP API and the simulator's report, as any program outside would use them. */
public final class Api {

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

    /** Takes the base addresses of the campaign-service and the simulator, and an API key. */
    public Api(URI campaigns, URI simulator, String key) {
        this.campaigns = campaigns;
        this.simulator = simulator;
        this.key = key;
    }

    public void putAgent(String id, Map<String, ?> agent) {
        send("PUT", campaigns.resolve("/agents/" + id), agent);
    }

    public Campaign postCampaign(Map<String, ?> campaign) {
        return json.readValue(
                send("POST", campaigns.resolve("/campaigns"), campaign), Campaign.class);
    }

    public void start(String campaignId) {
        send("POST", campaigns.resolve("/campaigns/" + campaignId + "/start"), null);
    }

    public Campaign campaign(String id) {
        return json.readValue(
                send("GET", campaigns.resolve("/campaigns/" + id), null), Campaign.class);
    }

    Usage usage() {
        return json.readValue(send("GET", campaigns.resolve("/usage"), null), Usage.class);
    }

    public List<Call> calls(String campaignId) {
        return all("/campaigns/" + campaignId + "/calls", Call.Calls.class);
    }

    /** Those that came in and are not older, whomever they return. */
    List<IncomingCall> incomingCalls(Instant from) {
        return all("/calls?direction=INBOUND&from=" + from, IncomingCall.Calls.class);
    }

    List<ProviderAccount> providers() {
        return all("/providers", ProviderAccount.Accounts.class);
    }

    /** Lets an agent take the calls to a number of ours. */
    void putNumber(String phoneNumber, Map<String, ?> route) {
        send("PUT", campaigns.resolve("/numbers/" + phoneNumber), route);
    }

    public List<Lead> leads(String campaignId) {
        return all("/campaigns/" + campaignId + "/leads", Lead.Leads.class);
    }

    public List<DoNotCallEntry> doNotCallList() {
        return all("/do-not-call", DoNotCallEntry.Entries.class);
    }

    /** Puts a number, or how numbers begin and a star, on the list. */
    public void putDoNotCall(String phoneNumber) {
        send("PUT", campaigns.resolve("/do-not-call/" + phoneNumber), Map.of());
    }

    public void deleteDoNotCall(String phoneNumber) {
        send("DELETE", campaigns.resolve("/do-not-call/" + phoneNumber), null);
    }

    /** What the simulator makes of every call to a number. */
    public void putOutcome(String phoneNumber, Map<String, ?> outcome) {
        send("PUT", simulator.resolve("/simulator/outcomes/" + phoneNumber), outcome);
    }

    /** What is named, of how the simulated world behaves. */
    public void changeSettings(Map<String, ?> settings) {
        send("PUT", simulator.resolve("/simulator/settings"), settings);
    }

    private <T> List<T> all(String list, Class<? extends Page<T>> type) {
        List<T> items = new ArrayList<>();
        String cursor = "";
        do {
            String mark = list.contains("?") ? "&" : "?";
            URI page = campaigns.resolve(list + mark + "limit=200" + cursor);
            Page<T> answer = json.readValue(send("GET", page, null), type);
            items.addAll(answer.items());
            String next = answer.nextCursor();
            cursor =
                    next == null
                            ? ""
                            : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return items;
    }

    public SimulatorReport truth(String campaignId) {
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
