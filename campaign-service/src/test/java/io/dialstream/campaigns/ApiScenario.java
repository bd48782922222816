package io.dialstream.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.Api.Answer;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two users of the API, an agent of the first one, and what they send and expect. */
public abstract class ApiScenario {

    /** A moment in JSON. */
    protected static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z";

    @LocalServerPort protected int port;

    protected Api ann;
    protected Api bob;
    protected final String agent = "a" + UUID.randomUUID();

    @BeforeEach
    void begin() {
        ann = new Api(port, "ann-key");
        bob = new Api(port, "bob-key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        assertThat(putAgent(agent).status()).isEqualTo(201);
    }

    protected Answer putAgent(String id) {
        return ann.put("/agents/" + id, "{\"name\": \"Reminder\", \"message\": \"Hello!\"}");
    }

    protected static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    protected static String lead(int n) {
        return "{\"name\": \"Lead %1$d\", \"phoneNumber\": \"+1415555%1$04d\"}".formatted(n);
    }

    protected static String withId(String id, int n) {
        return lead(n).replace("{", "{\"id\": \"" + id + "\", ");
    }

    protected String campaign(String more, String... leads) {
        return """
        {"name": "Autumn", "agentId": "%s", %s "leads": [%s]}\
        """
                .formatted(agent, more, String.join(",", leads));
    }

    protected static String more(String... leads) {
        return "{\"leads\": [" + String.join(",", leads) + "]}";
    }

    protected Answer created(String more, int leads) {
        var list =
                IntStream.rangeClosed(1, leads).mapToObj(ApiScenario::lead).toArray(String[]::new);
        return ann.post("/campaigns", campaign(more, list));
    }

    protected static void is(Answer answer, String status) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo(status);
    }

    protected static void isProblem(Answer answer, int status, String detail) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.text("detail")).isEqualTo(detail);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    }

    protected static void isInvalid(Answer answer, String... errors) {
        isProblem(answer, 400, "The request is not valid; see errors.");
        assertThat(answer.body().path("errors").valueStream())
                .extracting(
                        it -> it.path("field").asString() + ": " + it.path("message").asString())
                .containsExactly(errors);
    }
}
