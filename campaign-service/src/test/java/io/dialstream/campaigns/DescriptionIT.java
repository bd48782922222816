package io.dialstream.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dialstream.foundation.testing.DescribedEndpoint;
import io.dialstream.foundation.testing.Description;
import io.dialstream.foundation.testing.RawHttp;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI description says is what the service does, endpoint by endpoint. */
@WholeService
class DescriptionIT {

    private static final String AGENT = "{\"name\": \"Reminder\", \"message\": \"Hello!\"}";
    private static final String SOCKET = "GET /ws/campaigns/{id}";
    private static final String SOCKET_OF_ALL = "GET /ws/campaigns";

    /** Brought about elsewhere: slow bodies, many of them, and dependencies that are away. */
    private static final Set<String> ELSEWHERE = Set.of("408", "429", "503");

    /** For leads: whoever has been added once is not added again. */
    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000);

    @LocalServerPort int port;

    private Api ann;
    private Description description;
    private String pending = "";
    private String running = "";
    private String stopped = "";

    @BeforeEach
    void start() {
        ann = new Api(port, "ann-key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        description = new Description(ann.get("/v3/api-docs").body());
        ann.put("/agents/reminder", AGENT);
        newCampaigns();
    }

    private void newCampaigns() {
        pending = ann.post("/campaigns", campaign("\"start\": false, ")).text("id");
        running = ann.post("/campaigns", campaign()).text("id");
        stopped = ann.post("/campaigns", campaign()).text("id");
        assertThat(ann.delete("/campaigns/" + stopped).status()).isEqualTo(200);
    }

    private static final String LISTED = "+14425550100";

    /** By bob, as a number that people can call. */
    private static final String TAKEN = "+14425550199";

    private static String campaign() {
        return campaign("");
    }

    private static String campaign(String more) {
        return """
        {"name": "Described", "agentId": "reminder", "maxConcurrentCalls": 1, %s
         "leads": [{"name": "Ada", "phoneNumber": "+14155550101"}]}\
        """
                .formatted(more);
    }

    private static String body(String endpoint) {
        return switch (endpoint) {
            case "PUT /agents/{agentId}" -> AGENT;
            case "POST /campaigns" -> campaign();
            case "POST /campaigns/{id}/leads" ->
                    "{\"leads\": [{\"name\": \"Ada\", \"phoneNumber\": \"+1415555%04d\"}]}"
                            .formatted(NUMBERS.getAndIncrement());
            case "POST /calls" ->
                    """
                    {"agentId": "reminder", "name": "Ada", "phoneNumber": "+14155550101"}\
                    """;
            case "PUT /do-not-call/{phoneNumber}" -> "{\"reason\": \"asked us\"}";
            case "PUT /numbers/{phoneNumber}" -> "{\"agentId\": \"reminder\"}";
            case "POST /do-not-call" -> "{\"entries\": [{\"phoneNumber\": \"+14425550198\"}]}";
            case "PATCH /campaigns/{id}" -> "{\"name\": \"Winter\", \"retry\": {}}";
            default -> "";
        };
    }

    private static String path(String endpoint, String id, String agent) {
        return endpoint.substring(endpoint.indexOf('/'))
                .replace("{id}", id)
                .replace("{phoneNumber}", agent.equals("reminder") ? LISTED : TAKEN)
                .replace("{agentId}", agent);
    }

    @TestFactory
    Stream<DynamicTest> everyEndpointAnswersAsItIsDescribed() {
        return description.endpoints().stream()
                .filter(endpoint -> !endpoint.startsWith(SOCKET_OF_ALL))
                .map(endpoint -> dynamicTest(endpoint, () -> holds(endpoint)));
    }

    private void holds(String name) {
        newCampaigns();
        ann.put("/do-not-call/" + LISTED, "{}");
        putNumbers(name);
        var endpoint = endpoint(name);
        var fresh = "a" + UUID.randomUUID();
        endpoint.ask(path(name, pending, "reminder"), body(name));
        endpoint.ask(path(name, running, "reminder"), body(name));
        endpoint.ask(path(name, stopped, fresh), body(name));
        endpoint.ask(path(name, "none", fresh), body(name));
        if (name.equals("POST /campaigns")) {
            assertThat(endpoint.ask("/campaigns?dryRun=true", body(name))).isEqualTo(200);
        }
        endpoint.refusesWhatAllRefuse(path(name, running, "reminder"), body(name));
        if (name.startsWith("DELETE /agents")) {
            ann.put("/agents/" + fresh, AGENT);
            assertThat(endpoint.ask(path(name, "", fresh), "")).isEqualTo(204);
        }
        if (description.statuses(name).contains("413")) {
            assertThat(endpoint.askWithBodyOf(3 << 20, path(name, running, fresh))).isEqualTo(413);
        }
        if (name.startsWith("POST")) {
            refusesAKeyWithAnotherBody(endpoint, path(name, running, fresh), body(name));
        }
        assertThat(endpoint.unseen()).as(name).isSubsetOf(elsewhere(name));
    }

    /** One that ann has, unless she is to put it herself, and one that is taken. */
    private void putNumbers(String name) {
        var bob = new Api(port, "bob-key");
        bob.put("/agents/reminder", AGENT);
        bob.put("/numbers/" + TAKEN, "{\"agentId\": \"reminder\"}");
        ann.delete("/numbers/" + LISTED);
        if (!name.startsWith("PUT")) {
            ann.put("/numbers/" + LISTED, "{\"agentId\": \"reminder\"}");
        }
    }

    private static void refusesAKeyWithAnotherBody(
            DescribedEndpoint endpoint, String path, String body) {
        var key = "Idempotency-Key: " + UUID.randomUUID() + "\n";
        endpoint.ask(path, body, key);
        assertThat(endpoint.ask(path, body + " ", key)).isEqualTo(409);
    }

    /** The call log is away here; and no campaign is over by itself. */
    private static Collection<String> elsewhere(String name) {
        var statuses = new TreeSet<>(ELSEWHERE);
        switch (name) {
            case "GET /calls",
                    "GET /usage",
                    "GET /usage/campaigns",
                    "GET /campaigns/{id}/activity",
                    "GET /campaigns/{id}/logs",
                    "GET /campaigns/{id}/logs.csv",
                    "GET /campaigns/{id}/calls",
                    "GET /campaigns/{id}/calls.csv" ->
                    statuses.add("200");
            case "GET /calls/{id}" -> statuses.addAll(Set.of("200", "404"));
            case "DELETE /campaigns/{id}" -> statuses.add("409");
            default -> {}
        }
        return statuses;
    }

    private DescribedEndpoint endpoint(String name) {
        return new DescribedEndpoint(description, name, new RawHttp(port), "ann-key");
    }

    @Test
    void saysWhatEveryParameterAndEveryRequestTakes() {
        assertThat(description.shapelessParameters()).isEmpty();
        assertThat(description.openRequests()).isEmpty();
        assertThat(description.requiredNulls()).isEmpty();
    }

    @Test
    void describesTheHandshakeOfTheSocket() {
        var socket = endpoint(SOCKET);
        assertThat(socket.ask("/ws/campaigns/" + running, "")).isEqualTo(426);
        assertThat(socket.ask("/ws/campaigns/none", "")).isEqualTo(404);
        var stranger = new DescribedEndpoint(description, SOCKET, new RawHttp(port), "no-key");
        assertThat(stranger.ask("/ws/campaigns/" + running, "")).isEqualTo(401);
    }

    @Test
    void describesTheHandshakeOfTheSocketOfAllCampaigns() {
        assertThat(endpoint(SOCKET_OF_ALL).ask("/ws/campaigns", "")).isEqualTo(426);
        var stranger =
                new DescribedEndpoint(description, SOCKET_OF_ALL, new RawHttp(port), "no-key");
        assertThat(stranger.ask("/ws/campaigns", "")).isEqualTo(401);
    }

    @Test
    void describesEveryEndpointOfTheContractAndNoOther() {
        assertThat(description.endpoints())
                .containsExactlyInAnyOrder(
                        "GET /agents",
                        "GET /agents/{agentId}",
                        "PUT /agents/{agentId}",
                        "DELETE /agents/{agentId}",
                        "GET /calls",
                        "GET /calls/{id}",
                        "POST /calls",
                        "GET /do-not-call",
                        "POST /do-not-call",
                        "GET /do-not-call/{phoneNumber}",
                        "PUT /do-not-call/{phoneNumber}",
                        "DELETE /do-not-call/{phoneNumber}",
                        "GET /campaigns",
                        "POST /campaigns",
                        "GET /campaigns/{id}",
                        "DELETE /campaigns/{id}",
                        "PATCH /campaigns/{id}",
                        "PATCH /campaigns/{id}/pause",
                        "PATCH /campaigns/{id}/resume",
                        "POST /campaigns/{id}/start",
                        "GET /campaigns/{id}/calls",
                        "GET /campaigns/{id}/calls.csv",
                        "GET /campaigns/{id}/diagnosis",
                        "GET /campaigns/{id}/forecast",
                        "GET /campaigns/{id}/leads",
                        "POST /campaigns/{id}/leads",
                        "GET /campaigns/{id}/logs",
                        "GET /campaigns/{id}/logs.csv",
                        "GET /campaigns/{id}/activity",
                        "GET /numbers",
                        "GET /numbers/{phoneNumber}",
                        "PUT /numbers/{phoneNumber}",
                        "DELETE /numbers/{phoneNumber}",
                        "GET /providers",
                        "GET /usage",
                        "GET /usage/campaigns",
                        SOCKET,
                        SOCKET_OF_ALL);
    }

    @Test
    void saysWhatIsRequiredAndHowMuchIsAllowed() {
        var schemas = ann.get("/v3/api-docs").body().path("components").path("schemas");
        var campaign = schemas.path("CampaignRequest");
        assertThat(campaign.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("name", "agentId", "leads");
        var fields = campaign.path("properties");
        assertThat(fields.path("name").path("maxLength").asInt()).isEqualTo(200);
        assertThat(fields.path("leads").path("maxItems").asInt()).isEqualTo(100_000);
        var addition = schemas.path("LeadAdditionRequest");
        assertThat(addition.path("required").valueStream().map(JsonNode::asString))
                .containsExactly("leads");
        assertThat(addition.path("properties").path("leads").path("maxItems").asInt())
                .isEqualTo(100_000);
        assertThat(fields.path("maxConcurrentCalls").path("maximum").asInt()).isEqualTo(100);
        assertThat(fields.path("maxConcurrentCalls").path("default").asInt()).isEqualTo(5);
    }

    @Test
    void saysWhatTheDataOfALeadMayHold() {
        var schemas = ann.get("/v3/api-docs").body().path("components").path("schemas");
        for (var schema : Set.of("LeadRequest", "LeadView")) {
            var data = schemas.path(schema).path("properties").path("data");
            assertThat(data.path("additionalProperties").path("oneOf").valueStream())
                    .as("%s: %s", schema, data)
                    .extracting(value -> value.path("type").asString())
                    .containsExactlyInAnyOrder("string", "number", "boolean");
        }
    }

    @Test
    void describesCallsAsTheCallLogShowsThem() {
        assertThat(description.fields("LoggedCall"))
                .containsExactlyInAnyOrder(
                        "id",
                        "campaignId",
                        "leadId",
                        "leadName",
                        "phoneNumber",
                        "status",
                        "reason",
                        "provider",
                        "providerCallId",
                        "createdAt",
                        "dialedAt",
                        "answeredAt",
                        "endedAt",
                        "durationSeconds",
                        "attempt",
                        "answeredBy",
                        "direction",
                        "ourNumber",
                        "returnsCallId",
                        "matchedBy");
    }
}
