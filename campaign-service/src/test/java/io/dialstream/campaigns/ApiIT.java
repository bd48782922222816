package io.dialstream.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.Api.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every row of the HTTP contract that is this service's own, and every refusal. */
@WholeService
class ApiIT {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z";

    @LocalServerPort int port;

    private Api ann;
    private Api bob;
    private final String agent = "a" + UUID.randomUUID();

    @BeforeEach
    void start() {
        ann = new Api(port, "ann-key");
        bob = new Api(port, "bob-key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        assertThat(putAgent(agent).status()).isEqualTo(201);
    }

    private Answer putAgent(String id) {
        return ann.put("/agents/" + id, "{\"name\": \"Reminder\", \"message\": \"Hello!\"}");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String lead(int n) {
        return "{\"name\": \"Lead %1$d\", \"phoneNumber\": \"+1415555%1$04d\"}".formatted(n);
    }

    private String campaign(String more, String... leads) {
        return """
        {"name": "Autumn", "agentId": "%s", %s "leads": [%s]}\
        """
                .formatted(agent, more, String.join(",", leads));
    }

    private Answer create(String more, int leads) {
        var list = IntStream.rangeClosed(1, leads).mapToObj(ApiIT::lead).toArray(String[]::new);
        return ann.post("/campaigns", campaign(more, list));
    }

    private static void isProblem(Answer answer, int status, String detail) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.text("detail")).isEqualTo(detail);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    }

    private static void isInvalid(Answer answer, String... errors) {
        isProblem(answer, 400, "The request is not valid; see errors.");
        assertThat(answer.body().path("errors").valueStream())
                .extracting(
                        it -> it.path("field").asString() + ": " + it.path("message").asString())
                .containsExactly(errors);
    }

    // ---- campaigns

    @Test
    void createsACampaignAndShowsItInTheContractsFields() {
        var answer = create("\"start\": false,", 2);

        assertThat(answer.status()).isEqualTo(202);
        var id = answer.text("id");
        assertThat(answer.response().headers().firstValue("Location")).hasValue("/campaigns/" + id);
        assertThat(answer.text("createdAt")).matches(TIME);
        assertThat(answer.body())
                .isEqualTo(
                        json(
                                """
                                {"id": "%s", "userId": "ann", "agentId": "%s", "name": "Autumn",
                                 "status": "PENDING", "statusReason": null, "totalLeads": 2,
                                 "completedLeads": 0, "skippedLeads": 0, "inFlightCalls": 0,
                                 "successfulCalls": 0, "failedCalls": 0, "missedCalls": 0,
                                 "noAnswerCalls": 0, "averageDuration": 0.0, "totalDuration": 0,
                                 "maxConcurrentCalls": 5, "createdAt": "%s", "startedAt": null,
                                 "pausedAt": null, "completedAt": null}\
                                """
                                        .formatted(id, agent, answer.text("createdAt"))));
        assertThat(ann.get("/campaigns/" + id).body()).isEqualTo(answer.body());
    }

    @Test
    void startsAtOnceUnlessToldOtherwise() {
        var answer = create("\"maxConcurrentCalls\": 7,", 1);

        assertThat(answer.text("status")).isEqualTo("RUNNING");
        assertThat(answer.body().path("maxConcurrentCalls").asInt()).isEqualTo(7);
        assertThat(answer.text("startedAt")).matches(TIME);
    }

    @Test
    void movesAsTheContractSays() {
        var path = "/campaigns/" + create("\"start\": false,", 30).text("id");
        isProblem(ann.patch(path + "/pause"), 409, "The campaign is PENDING; it cannot be paused.");
        isProblem(
                ann.patch(path + "/resume"), 409, "The campaign is PENDING; it cannot be resumed.");
        is(ann.post(path + "/start"), "RUNNING");
        is(ann.post(path + "/start"), "RUNNING");
        is(ann.patch(path + "/resume"), "RUNNING");
        is(ann.patch(path + "/pause"), "PAUSED");
        is(ann.patch(path + "/pause"), "PAUSED");
        assertThat(ann.get(path).text("pausedAt")).matches(TIME);
        isProblem(
                ann.post(path + "/start"),
                409,
                "The campaign is PAUSED; it cannot be started. Resume it instead.");
        is(ann.patch(path + "/resume"), "RUNNING");
        is(ann.delete(path + "?hangup=true"), "STOPPED");
        is(ann.delete(path), "STOPPED");
        isProblem(ann.post(path + "/start"), 409, "The campaign is STOPPED; it cannot be started.");
        isProblem(ann.patch(path + "/pause"), 409, "The campaign is STOPPED; it cannot be paused.");
        isProblem(
                ann.patch(path + "/resume"), 409, "The campaign is STOPPED; it cannot be resumed.");
        assertThat(ann.get(path).text("completedAt")).matches(TIME);
        assertThat(ann.get(path).body().path("skippedLeads").asInt()).isEqualTo(30);
    }

    private static void is(Answer answer, String status) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo(status);
    }

    @Test
    void whatIsAnotherUsersDoesNotExist() {
        var id = create("\"start\": false,", 1).text("id");
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

    @Test
    void nobodyGetsInWithoutAKey() {
        for (var key : List.of("", "wrong")) {
            var answer = new Api(port, key).get("/campaigns");
            isProblem(answer, 401, "An API key is needed: Authorization: Bearer <key>");
        }
        assertThat(new Api(port, "").get("/v3/api-docs").status()).isEqualTo(200);
    }

    @Test
    void listsCampaignsNewestFirstInPages() {
        var created = new ArrayList<String>();
        for (int n = 0; n < 3; n++) {
            created.add(create("\"start\": false,", 1).text("id"));
        }
        var listed = new ArrayList<String>();
        var cursor = "";
        while (listed.size() < 3) {
            var page = ann.get("/campaigns?status=PENDING&limit=2" + cursor).body();
            page.path("items").forEach(it -> listed.add(it.path("id").asString()));
            cursor = "&cursor=" + page.path("nextCursor").asString();
        }
        // Two of the same millisecond are sorted by id.
        assertThat(listed.subList(0, 3)).containsExactlyInAnyOrderElementsOf(created);
        assertThat(ann.get("/campaigns?status=FAILED").body())
                .isEqualTo(json("{\"items\": [], \"nextCursor\": null}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/campaigns?limit=0        | limit: must be from 1 to 200",
                "/campaigns?limit=201      | limit: must be from 1 to 200",
                "/campaigns?limit=x        | limit: must be a whole number",
                "/campaigns?status=BUSY    | status: must be one of [PENDING, RUNNING, PAUSED, COMPLETED, STOPPED, FAILED]",
                "/campaigns?cursor=x       | cursor: is not one that a list has given out",
                "/agents?limit=0           | limit: must be from 1 to 200",
                "/agents?cursor=x          | cursor: is not one that a list has given out",
                "/campaigns/x/leads?limit=0 | limit: must be from 1 to 200",
                "/campaigns/x/leads?status=x | status: must be one of [PENDING, DISPATCHED, DONE, SKIPPED]"
            })
    void refusesParametersItCannotRead(String path, String error) {
        isInvalid(ann.get(path), error);
    }

    // ---- what a new campaign is checked for

    @Test
    void namesEverythingThatIsMissing() {
        isInvalid(
                ann.post("/campaigns", "{}"),
                "name: is missing",
                "agentId: is missing",
                "leads: is missing; at least one is needed");
        isInvalid(
                ann.post("/campaigns", campaign("", "{}", "null")),
                "leads[0].name: is missing",
                "leads[0].phoneNumber: is missing",
                "leads[1]: is missing");
        isInvalid(
                ann.post("/campaigns", campaign("")), "leads: is missing; at least one is needed");
    }

    @ParameterizedTest
    @CsvSource({
        "\"maxConcurrentCalls\": 0, maxConcurrentCalls: must be from 1 to 100",
        "\"maxConcurrentCalls\": 101, maxConcurrentCalls: must be from 1 to 100",
        "\"maxConcurrentCalls\": 2.5, maxConcurrentCalls: must be a whole number in range",
        "\"maxConcurrentCalls\": \"many\", maxConcurrentCalls: must be a whole number in range",
        "\"start\": \"soon\", start: must be true or false"
    })
    void checksTheSettings(String setting, String error) {
        isInvalid(ann.post("/campaigns", campaign(setting + ",", lead(1))), error);
    }

    @Test
    void checksLengths() {
        isInvalid(
                ann.post(
                        "/campaigns",
                        """
                        {"name": "%s", "agentId": "%s", "leads": [
                          {"id": "%s", "name": "%s", "phoneNumber": "+14155550001",
                           "data": {"a": "%s", "b": null}}]}\
                        """
                                .formatted(
                                        "x".repeat(201),
                                        agent,
                                        "i".repeat(65),
                                        "y".repeat(201),
                                        "z".repeat(1001))),
                "name: must have at most 200 characters",
                "leads[0].name: must have at most 200 characters",
                "leads[0].id: must have at most 64 characters",
                "leads[0].data.a: must have at most 1000 characters",
                "leads[0].data.b: must be a text, a number or a boolean");
    }

    private String withData(String data) {
        return campaign(
                "\"start\": false, ",
                "{\"name\": \"A\", \"phoneNumber\": \"+14155550001\", \"data\": %s}"
                        .formatted(data));
    }

    @Test
    void givesTheDataOfALeadBackAsItWasGiven() {
        var data =
                "{\"z\":17,\"a.b\":1.50,\"$vip\":true,\"no\":false,\"text\":\"1.50\",\"empty\":\"\","
                        + "\"large\":123456789012345678901234567890,\"small\":-0.010}";

        var id = ann.post("/campaigns", withData(data)).text("id");

        assertThat(ann.get("/campaigns/" + id + "/leads").response().body())
                .contains("\"data\":" + data);
    }

    @Test
    void refusesDataThatCannotBeGivenBackAsItWasGiven() {
        isInvalid(
                ann.post(
                        "/campaigns",
                        withData(
                                "{\"a\": null, \"b\": [1], \"c\": {\"d\": 1}, \"e\": 1e309, \"%s\": 1}"
                                        .formatted("n".repeat(65)))),
                "leads[0].data.a: must be a text, a number or a boolean",
                "leads[0].data.b: must be a text, a number or a boolean",
                "leads[0].data.c: must be a text, a number or a boolean",
                "leads[0].data.e: must be a number between -1E308 and 1E308",
                "leads[0].data: must have at most 64 characters");
        isInvalid(
                ann.post("/campaigns", withData("{\"a\": 0.%s}".formatted("1".repeat(500)))),
                "leads[0].data: must have numbers of at most 30 characters");
        isInvalid(
                ann.post(
                        "/campaigns",
                        withData(
                                IntStream.rangeClosed(1, 51)
                                        .mapToObj(n -> "\"n%d\": %d".formatted(n, n))
                                        .collect(Collectors.joining(",", "{", "}")))),
                "leads[0].data: must have at most 50 entries");
    }

    @Test
    void takesNoTwoLeadsForTheSame() {
        isInvalid(
                ann.post(
                        "/campaigns",
                        campaign(
                                "",
                                "{\"id\": \"x\", \"name\": \"A\", \"phoneNumber\": \"+14155550001\"}",
                                "{\"id\": \"x\", \"name\": \"B\", \"phoneNumber\": \"+14155550002\"}",
                                "{\"id\": \"4\", \"name\": \"C\", \"phoneNumber\": \"+14155550001\"}",
                                "{\"name\": \"D\", \"phoneNumber\": \"+14155550003\"}")),
                "leads[1].id: is the same as that of leads[0]",
                "leads[2].phoneNumber: is the same as that of leads[0]",
                "leads[3].id: is missing, and the position that stands for it is the id of leads[2]");
    }

    @Test
    void saysWhyANumberIsNone() {
        isInvalid(
                ann.post(
                        "/campaigns",
                        campaign(
                                "",
                                lead(1),
                                "{\"name\": \"B\", \"phoneNumber\": \"0301234\"}",
                                "{\"name\": \"C\", \"phoneNumber\": \"+1 415 555 2671\"}")),
                "leads[1].phoneNumber: must be in E.164 form: + and country code first, as in"
                        + " +14155552671",
                "leads[2].phoneNumber: must be in E.164 form: +14155552671");
    }

    @Test
    void listsAHundredProblemsAtMost() {
        var answer =
                ann.post(
                        "/campaigns",
                        campaign("", Collections.nCopies(150, "{}").toArray(String[]::new)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").size()).isEqualTo(100);
    }

    @Test
    void refusesMoreLeadsThanItTakes() {
        var body = campaign("", Collections.nCopies(100_001, "{}").toArray(String[]::new));
        isInvalid(ann.post("/campaigns", body), "leads: must have at most 100000 entries");
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
    void refusesFieldsThatItDoesNotKnow() {
        isInvalid(
                create("\"strat\": false,", 1),
                "strat: is not known; known are agentId, leads, maxConcurrentCalls, name, start");
    }

    @Test
    void storesNothingOfACampaignThatItRefuses() {
        var before = ann.get("/campaigns?limit=1").body();
        ann.post("/campaigns", campaign("", lead(1), "{}"));
        assertThat(ann.get("/campaigns?limit=1").body()).isEqualTo(before);
    }

    // ---- leads

    @Test
    void showsLeadsInTheirOrder() {
        var body =
                campaign(
                        "\"start\": false,",
                        "{\"id\": \"ada\", \"name\": \"Ada\", \"phoneNumber\": \"+14155550001\","
                                + " \"data\": {\"a.b\": \"1\"}}",
                        lead(2),
                        lead(3));
        var path = "/campaigns/" + ann.post("/campaigns", body).text("id") + "/leads";

        var first = ann.get(path + "?limit=2").body();
        var second =
                ann.get(path + "?limit=2&cursor=" + first.path("nextCursor").asString()).body();

        assertThat(first.path("items"))
                .isEqualTo(
                        json(
                                """
                                [{"id": "ada", "name": "Ada", "phoneNumber": "+14155550001",
                                  "status": "PENDING", "callId": null, "outcome": null,
                                  "attempts": 0, "data": {"a.b": "1"}},
                                 {"id": "2", "name": "Lead 2", "phoneNumber": "+14155550002",
                                  "status": "PENDING", "callId": null, "outcome": null,
                                  "attempts": 0, "data": {}}]\
                                """));
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(ann.get(path + "?status=DONE").body().path("items").size()).isZero();
        isInvalid(ann.get(path + "?cursor=x"), "cursor: is not one that a list has given out");
    }

    @Test
    void leadsThatAStopHasDroppedAreSkippedAtOnce() {
        var path = "/campaigns/" + create("\"start\": false,", 3).text("id");
        ann.delete(path);

        var skipped = ann.get(path + "/leads?status=SKIPPED&limit=2").body();
        assertThat(skipped.path("items").valueStream())
                .extracting(it -> it.path("id").asString() + " " + it.path("status").asString())
                .containsExactly("1 SKIPPED", "2 SKIPPED");
        assertThat(skipped.path("nextCursor").isNull()).isFalse();
        assertThat(ann.get(path + "/leads?status=PENDING").body().path("items").size()).isZero();
        assertThat(ann.get(path + "/leads").body().path("items").size()).isEqualTo(3);
    }

    // ---- more leads

    private static String more(String... leads) {
        return "{\"leads\": [" + String.join(",", leads) + "]}";
    }

    private static String withId(String id, int n) {
        return lead(n).replace("{", "{\"id\": \"" + id + "\", ");
    }

    @Test
    void addsLeadsBehindThoseOfACampaignThatWaits() {
        var path = "/campaigns/" + create("\"start\": false,", 2).text("id");

        var answer = ann.post(path + "/leads", more(lead(3), withId("joan", 4), lead(5)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("PENDING");
        assertThat(answer.body().path("totalLeads").asInt()).isEqualTo(5);
        assertThat(ann.get(path).body()).isEqualTo(answer.body());
        assertThat(ann.get(path + "/leads").body().path("items").valueStream())
                .extracting(it -> it.path("id").asString() + " " + it.path("name").asString())
                .containsExactly("1 Lead 1", "2 Lead 2", "3 Lead 3", "joan Lead 4", "5 Lead 5");
        is(ann.post(path + "/start"), "RUNNING");
        assertThat(ann.get(path).body().path("totalLeads").asInt()).isEqualTo(5);
    }

    @Test
    void addsNothingOnceACampaignHasStarted() {
        var path = "/campaigns/" + create("", 1).text("id");
        isProblem(
                ann.post(path + "/leads", more(lead(2))),
                409,
                "The campaign is RUNNING; it takes leads only before it is started.");
        ann.delete(path);
        isProblem(
                ann.post(path + "/leads", more("{}")),
                409,
                "The campaign is STOPPED; it takes leads only before it is started.");
        isProblem(
                ann.post("/campaigns/nothing/leads", more(lead(2))),
                404,
                "There is no campaign nothing.");
    }

    @Test
    void checksMoreLeadsAsThoseOfANewCampaign() {
        var path = "/campaigns/" + create("\"start\": false,", 2).text("id") + "/leads";

        isInvalid(ann.post(path, "{}"), "leads: is missing; at least one is needed");
        isInvalid(ann.post(path, more()), "leads: is missing; at least one is needed");
        isInvalid(
                ann.post(path, more("{}", "null", "{\"name\": \"A\", \"phoneNumber\": \"5\"}")),
                "leads[0].name: is missing",
                "leads[0].phoneNumber: is missing",
                "leads[1]: is missing",
                "leads[2].phoneNumber: must be in E.164 form: + and country code first, as in"
                        + " +14155552671");
        isInvalid(
                ann.post(path, more(withId("4", 8), lead(9), lead(9), withId("4", 7))),
                "leads[1].id: is missing, and the position that stands for it is the id of"
                        + " leads[0]",
                "leads[2].phoneNumber: is the same as that of leads[1]",
                "leads[3].id: is the same as that of leads[0]");
        isInvalid(
                ann.post(path, more(Collections.nCopies(100_001, "{}").toArray(String[]::new))),
                "leads: must have at most 100000 entries");
        isInvalid(
                ann.post(path, "{\"leads\": [], \"start\": true}"),
                "start: is not known; known are leads");
    }

    @Test
    void addsNobodyWhoIsThereAlready() {
        var created =
                ann.post(
                        "/campaigns",
                        campaign("\"start\": false,", withId("ada", 1), withId("5", 2), lead(3)));
        var path = "/campaigns/" + created.text("id");

        isInvalid(
                ann.post(path + "/leads", more(lead(4), lead(6), withId("ada", 3), lead(2))),
                "leads[1].id: 5 is the id of the lead at position 2 already",
                "leads[2].id: ada is the id of the lead at position 1 already",
                "leads[2].phoneNumber: is the same as that of lead 3, at position 3",
                "leads[3].phoneNumber: is the same as that of lead 5, at position 2");

        assertThat(ann.get(path).body()).isEqualTo(created.body());
        assertThat(ann.get(path + "/leads").body().path("items").size()).isEqualTo(3);
        assertThat(ann.post(path + "/leads", more(withId("x", 4))).status()).isEqualTo(200);
    }

    @Test
    void addsLeadsOnceHoweverOftenARequestComes() {
        var path = "/campaigns/" + create("\"start\": false,", 1).text("id") + "/leads";

        var first = ann.post(path, more(lead(2)), "Idempotency-Key", "more");
        var second = ann.post(path, more(lead(2)), "Idempotency-Key", "more");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.body().path("totalLeads").asInt()).isEqualTo(2);
        isProblem(
                ann.post(path, more(lead(3)), "Idempotency-Key", "more"),
                409,
                "This Idempotency-Key was used with another body; use a new key.");
    }

    // ---- agents

    @Test
    void keepsAgents() {
        var path = "/agents/" + agent;
        var created = ann.get(path).body();
        assertThat(created)
                .isEqualTo(
                        json(
                                """
                                {"agentId": "%s", "name": "Reminder", "callerId": null,
                                 "answerUrl": null, "message": "Hello!", "createdAt": "%s",
                                 "updatedAt": "%s"}\
                                """
                                        .formatted(
                                                agent,
                                                created.path("createdAt").asString(),
                                                created.path("updatedAt").asString())));

        var replaced =
                ann.put(
                        path,
                        """
                        {"name": "Voice", "callerId": "+14155552671",
                         "answerUrl": "wss://voice.example.com/stream?token=1"}\
                        """);

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.text("createdAt")).isEqualTo(created.path("createdAt").asString());
        assertThat(replaced.text("callerId")).isEqualTo("+14155552671");
        assertThat(replaced.body().path("message").isNull()).isTrue();
        assertThat(ann.get(path).body()).isEqualTo(replaced.body());
        assertThat(ann.get("/agents?limit=200").body().path("items").toString()).contains(agent);
        assertThat(ann.delete(path).status()).isEqualTo(204);
        isProblem(ann.delete(path), 404, "There is no agent " + agent + ".");
        isProblem(ann.get(path), 404, "There is no agent " + agent + ".");
    }

    @Test
    void saysWhereANewAgentIs() {
        var id = "b" + UUID.randomUUID();
        assertThat(putAgent(id).response().headers().firstValue("Location"))
                .hasValue("/agents/" + id);
    }

    @Test
    void keepsAnAgentThatACampaignNeeds() {
        var path = "/campaigns/" + create("\"start\": false,", 1).text("id");
        isProblem(
                ann.delete("/agents/" + agent),
                409,
                "Agent %s is used by a campaign or a call that is not finished.".formatted(agent));

        ann.delete(path);

        assertThat(ann.delete("/agents/" + agent).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name: is missing; message: is missing; an agent has an answerUrl or a message",
                "{'name': ' ', 'message': ' '} | name: is missing; message: is missing",
                "{'name': 'A', 'message': 'B', 'answerUrl': 'wss://x'}"
                        + " | message: cannot be combined with answerUrl",
                "{'name': 'A', 'answerUrl': 'ftp://x'}"
                        + " | answerUrl: must be a wss:, https: or http: address",
                "{'name': 'A', 'answerUrl': 'voice'}"
                        + " | answerUrl: must be a wss:, https: or http: address",
                "{'name': 'A', 'answerUrl': 'https:///x'}"
                        + " | answerUrl: must be a wss:, https: or http: address",
                "{'name': 'A', 'message': 'B', 'callerId': '12'}"
                        + " | callerId: must be in E.164 form: + and country code first, as in"
                        + " +14155552671"
            })
    void checksAgents(String body, String errors) {
        var answer = ann.put("/agents/checked", body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(
                        answer.body()
                                .path("errors")
                                .valueStream()
                                .map(it ->
                                        it.path("field").asString()
                                                + ": "
                                                + it.path("message").asString())
                                .collect(Collectors.joining("; ")))
                .isEqualTo(errors);
        assertThat(ann.get("/agents/checked").status()).isEqualTo(404);
    }

    @Test
    void checksTheIdsOfAgents() {
        isInvalid(
                putAgent("a~b"),
                "agentId: must be 1 to 64 of the characters A-Z, a-z, 0-9, dot, underscore and"
                        + " hyphen");
        isInvalid(
                putAgent("a".repeat(65)),
                "agentId: must be 1 to 64 of the characters A-Z, a-z, 0-9, dot, underscore and"
                        + " hyphen");
        isInvalid(
                ann.put(
                        "/agents/long",
                        "{\"name\": \"A\", \"message\": \"%s\"}".formatted("m".repeat(1001))),
                "message: must have at most 1000 characters");
    }

    // ---- single calls

    @Test
    void placesASingleCall() {
        var answer =
                ann.post(
                        "/calls",
                        """
                        {"agentId": "%s", "name": "Ada", "phoneNumber": "+14155552671"}\
                        """
                                .formatted(agent));

        assertThat(answer.status()).isEqualTo(202);
        var id = answer.text("id");
        assertThat(answer.response().headers().firstValue("Location")).hasValue("/calls/" + id);
        assertThat(answer.text("createdAt")).matches(TIME);
        assertThat(answer.body())
                .isEqualTo(
                        json(
                                """
                                {"id": "%s", "campaignId": null, "leadId": "1", "leadName": "Ada",
                                 "phoneNumber": "+14155552671", "status": "INITIATED",
                                 "reason": null, "provider": null, "providerCallId": null,
                                 "createdAt": "%s", "dialedAt": null, "answeredAt": null,
                                 "endedAt": null, "durationSeconds": null}\
                                """
                                        .formatted(id, answer.text("createdAt"))));
    }

    @Test
    void checksSingleCalls() {
        isInvalid(
                ann.post("/calls", "{\"agentId\": \"nobody\", \"phoneNumber\": \"12\"}"),
                "agentId: is not the id of one of your agents; PUT /agents/{agentId} creates one",
                "name: is missing",
                "phoneNumber: must be in E.164 form: + and country code first, as in"
                        + " +14155552671");
    }

    // ---- repeated requests

    @Test
    void aRepeatedPostCreatesOneCampaign() {
        var key = UUID.randomUUID().toString();
        var body = campaign("\"start\": false,", lead(1));

        var first = ann.post("/campaigns", body, "Idempotency-Key", key);
        var second = ann.post("/campaigns", body, "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(ann.post("/campaigns", body + " ", "Idempotency-Key", key).status())
                .isEqualTo(409);
    }

    // ---- description

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
