package io.dialstream.campaigns.idempotency.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.Api;
import io.dialstream.campaigns.WholeService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeService
class IdempotencyIT {

    @LocalServerPort int port;

    private final String key = UUID.randomUUID().toString();
    private final String name = "Once " + key;
    private Api ann;

    @BeforeEach
    void start() {
        ann = new Api(port, "ann-key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        ann.put("/agents/reminder", "{\"name\": \"Reminder\", \"message\": \"Hello!\"}");
    }

    @Test
    void createsOneCampaignHoweverOftenItIsAsked() {
        var first = create(key, name);
        var second = create(key, name);
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(location(second)).isEqualTo("/campaigns/" + first.text("id"));
        assertThat(second.response().headers().firstValue("Content-Type"))
                .isEqualTo(first.response().headers().firstValue("Content-Type"));
        assertThat(campaignsOfThisName()).isEqualTo(1);
    }

    @Test
    void createsOneCampaignForRequestsThatComeAtOnce() throws Exception {
        var answers = atOnce(8);
        // As fast as this machine may be: none of them has to find another under way.
        assertThat(answers).extracting(Api.Answer::status).contains(202).isSubsetOf(202, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer ->
                        assertThat(answer.response().headers().firstValue("Retry-After"))
                                .contains("1"));
        assertThat(create(key, name).status()).isEqualTo(202);
        assertThat(campaignsOfThisName()).isEqualTo(1);
    }

    @Test
    void refusesTheKeyForAnotherBody() {
        create(key, name);
        var other = create(key, name + "!");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.response().headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(other.response().headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void givesARefusalAgainToo() {
        var first = ann.post("/campaigns", "{}", "Idempotency-Key", key);
        var second = ann.post("/campaigns", "{}", "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(400);
        assertThat(second.response().body()).isEqualTo(first.response().body());
    }

    @Test
    void takesAKeyForASingleCallAndForAStart() {
        var call =
                "{\"agentId\": \"reminder\", \"name\": \"Ada\", \"phoneNumber\": \"+14155550100\"}";
        var first = ann.post("/calls", call, "Idempotency-Key", key);
        var second = ann.post("/calls", call, "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        var start = "/campaigns/" + create(key, name).text("id") + "/start";
        assertThat(ann.post(start, "", "Idempotency-Key", key).status()).isEqualTo(200);
        assertThat(ann.post(start, "", "Idempotency-Key", key).status()).isEqualTo(200);
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        var answer = create("k".repeat(256), name);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertThat(create(key, "x".repeat(3 << 20)).status()).isEqualTo(413);
    }

    @Test
    void asksForAnApiKeyFirst() {
        var answer = new Api(port, "").post("/campaigns", "{}", "Idempotency-Key", key);
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void describesTheHeaderOfEveryPost() {
        var paths = ann.get("/v3/api-docs").body().path("paths");
        for (var path : List.of("/campaigns", "/calls", "/campaigns/{id}/start")) {
            assertThat(paths.path(path).path("post").path("parameters").toString())
                    .contains("Idempotency-Key");
        }
        assertThat(paths.path("/campaigns").path("get").toString())
                .doesNotContain("Idempotency-Key");
    }

    private List<Api.Answer> atOnce(int requests) throws InterruptedException, ExecutionException {
        var answers = new ArrayList<Api.Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pending = new ArrayList<Future<Api.Answer>>();
            for (int i = 0; i < requests; i++) {
                pending.add(threads.submit(() -> create(key, name)));
            }
            for (var answer : pending) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private Api.Answer create(String idempotencyKey, String campaignName) {
        var campaign =
                """
                {"name": "%s", "agentId": "reminder",
                 "leads": [{"name": "Ada", "phoneNumber": "+14155550100"}]}
                """
                        .formatted(campaignName);
        return ann.post("/campaigns", campaign, "Idempotency-Key", idempotencyKey);
    }

    private long campaignsOfThisName() {
        return ann.get("/campaigns?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(campaign -> campaign.path("name").asString().equals(name))
                .count();
    }

    private static String location(Api.Answer answer) {
        return answer.response().headers().firstValue("Location").orElse("");
    }
}
