package io.dialstream.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every address of the API. */
@WholeService
class ApiIT extends ApiScenario {

    @Test
    void nobodyGetsInWithoutAKey() {
        for (var key : List.of("", "wrong")) {
            var answer = new Api(port, key).get("/campaigns");
            isProblem(answer, 401, "An API key is needed: Authorization: Bearer <key>");
        }
        assertThat(new Api(port, "").get("/v3/api-docs").status()).isEqualTo(200);
    }

    @Test
    void whatIsAnotherUsersDoesNotExist() {
        var id = created("\"start\": false,", 1).text("id");
        var path = "/campaigns/" + id;
        var detail = "There is no campaign " + id + ".";
        isProblem(bob.get(path), 404, detail);
        isProblem(bob.get(path + "/leads"), 404, detail);
        isProblem(bob.post(path + "/leads", more(lead(2))), 404, detail);
        isProblem(bob.post(path + "/start"), 404, detail);
        isProblem(bob.patch(path + "/pause"), 404, detail);
        isProblem(bob.patch(path + "/resume"), 404, detail);
        isProblem(bob.delete(path), 404, detail);
        isProblem(bob.get("/agents/" + agent), 404, "There is no agent " + agent + ".");
        isProblem(bob.delete("/agents/" + agent), 404, "There is no agent " + agent + ".");
        assertThat(bob.get("/campaigns").body().path("items").toString()).doesNotContain(id);
        assertThat(bob.get("/agents").body().path("items").toString()).doesNotContain(agent);
        isInvalid(
                bob.post("/campaigns", campaign("", lead(1))),
                "agentId: is not the id of one of your agents; PUT /agents/{agentId} creates one");
        isProblem(ann.get("/campaigns/nothing"), 404, "There is no campaign nothing.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/campaigns?limit=0        | limit: must be from 1 to 200",
                "/campaigns?limit=201      | limit: must be from 1 to 200",
                "/campaigns?limit=x        | limit: must be a whole number",
                "/campaigns?status=BUSY    | status: must be one of [PENDING, RUNNING, PAUSED,"
                        + " COMPLETED, STOPPED, FAILED]",
                "/campaigns?cursor=x       | cursor: is not one that a list has given out",
                "/agents?limit=0           | limit: must be from 1 to 200",
                "/agents?cursor=x          | cursor: is not one that a list has given out",
                "/campaigns/x/leads?limit=0 | limit: must be from 1 to 200",
                "/campaigns/x/leads?status=x | status: must be one of [PENDING, DISPATCHED,"
                        + " WAITING, DONE, SKIPPED, EXCLUDED]"
            })
    void refusesParametersItCannotRead(String path, String error) {
        isInvalid(ann.get(path), error);
    }

    @Test
    void refusesWhatIsNoJson() {
        for (var path : List.of("/campaigns", "/campaigns/x/leads", "/calls")) {
            isProblem(
                    ann.post(path, "{\"name\": "), 400, "The body is missing or is no valid JSON.");
            isProblem(ann.post(path, ""), 400, "The body is missing or is no valid JSON.");
        }
        isInvalid(
                ann.post("/campaigns", campaign("", "{\"name\": {}}")),
                "leads[0].name: must be a text");
    }

    @Test
    void refusesBodiesOverTheLimit() {
        var big = "x".repeat(3 << 20);
        var detail = "A body may have at most 2097152 bytes.";
        isProblem(ann.post("/campaigns", big), 413, detail);
        var chunked =
                BodyPublishers.ofInputStream(() ->
                        new ByteArrayInputStream(
                                ("{\"name\": \"" + big).getBytes(StandardCharsets.UTF_8)));
        isProblem(ann.send("POST", "/campaigns", chunked), 413, detail);
    }

    @Test
    void describesItselfInOpenApi() {
        var api = ann.get("/v3/api-docs").body();

        assertThat(api.path("components").path("securitySchemes").path("apiKey").path("scheme"))
                .isEqualTo(json("\"bearer\""));
        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/campaigns",
                        "/campaigns/{id}",
                        "/campaigns/{id}/start",
                        "/campaigns/{id}/pause",
                        "/campaigns/{id}/resume",
                        "/campaigns/{id}/leads",
                        "/agents",
                        "/agents/{agentId}",
                        "/calls");
        var create = api.path("paths").path("/campaigns").path("post");
        assertThat(create.path("summary").asString()).isEqualTo("Create a campaign");
        assertThat(create.path("parameters").toString()).doesNotContain("\"user\"");
        assertThat(create.path("responses").propertyNames()).contains("202", "400");
    }
}
