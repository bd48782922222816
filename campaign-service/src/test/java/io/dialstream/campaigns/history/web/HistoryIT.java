package io.dialstream.campaigns.history.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.Api;
import io.dialstream.campaigns.WholeService;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.history.AllCallsFilter;
import io.dialstream.campaigns.history.CallWithTimeline;
import io.dialstream.campaigns.history.CalllogProperties;
import io.dialstream.campaigns.singlecall.SingleCalls;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.access.User;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.client.RestClient;

/** The service's own call log is away; where one is needed, it is a fake one. */
@WholeService
class HistoryIT {

    private static final User ANN = new User("ann");
    private static final User BOB = new User("bob");

    @LocalServerPort int port;
    @Autowired Campaigns campaigns;
    @Autowired SingleCalls singleCalls;

    private final FakeCallLog fake = new FakeCallLog();
    private Api ann;
    private HistoryController history;

    HistoryIT() throws IOException {}

    @BeforeEach
    void start() {
        ann = new Api(port, "ann-key");
        history = new HistoryController(campaigns, singleCalls, callLog());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        ann.put("/agents/reminder", "{\"name\": \"Reminder\", \"message\": \"Hello!\"}");
    }

    private CallLog callLog() {
        var second = Duration.ofSeconds(1);
        return new HistoryConfiguration()
                .callLog(RestClient.builder(), new CalllogProperties(fake.url(), second, second));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usage", "/usage/campaigns", "/calls", "/calls/c-1"})
    void says503WhileTheCallLogIsAway(String path) {
        var answer = ann.get(path);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.text("detail")).isEqualTo("The call log does not answer; try again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls", "logs", "activity", "logs.csv", "calls.csv"})
    void asksTheCallLogForOwnCampaignsOnly(String list) {
        var id = campaign();
        assertThat(ann.get("/campaigns/" + id + "/" + list).status()).isEqualTo(503);
        assertThat(new Api(port, "bob-key").get("/campaigns/" + id + "/" + list).status())
                .isEqualTo(404);
        assertThat(ann.get("/campaigns/none/" + list).status()).isEqualTo(404);
    }

    @Test
    void describesTheFiltersOfAllCalls() {
        var get = ann.get("/v3/api-docs").body().path("paths").path("/calls").path("get");

        assertThat(get.path("parameters").valueStream().map(it -> it.path("name").asString()))
                .containsExactlyInAnyOrder(
                        "direction", "status", "phoneNumber", "from", "to", "limit", "cursor");
        assertThat(get.path("parameters").toString()).contains("INBOUND", "NO_ANSWER", "date-time");
    }

    @Test
    void passesOnWhatIsAskedOfAllCalls() {
        fake.answers(200, "application/json", "{\"items\":[],\"nextCursor\":null}");
        var request = request("/calls");
        request.setQueryString("direction=INBOUND&limit=1");

        var answer = history.allCalls(AllCallsFilter.ALL, request);

        assertThat(answer.getBody()).asString().contains("items");
        assertThat(fake.asked())
                .extracting(FakeCallLog.Asked::pathAndQuery)
                .containsExactly("/calls?direction=INBOUND&limit=1");
    }

    @Test
    void asksForAKey() {
        assertThat(new Api(port, "").get("/usage").status()).isEqualTo(401);
    }

    @Test
    void showsASingleCallThatTheCallLogHasNotHeardOf() {
        var id = singleCall();
        fake.answers(404, "application/problem+json", "{}");
        var answer = history.call(ANN, id, request("/calls/" + id));
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        var call = (CallWithTimeline) Objects.requireNonNull(answer.getBody());
        assertThat(call.id()).isEqualTo(id);
        assertThat(call.status()).isEqualTo(CallStatus.INITIATED);
        assertThat(call.phoneNumber()).isEqualTo("+14155550100");
        assertThat(call.timeline()).isEmpty();
    }

    @Test
    void showsNobodyElsesSingleCall() {
        var id = singleCall();
        fake.answers(404, "application/problem+json", "{}");
        var answer = history.call(BOB, id, request("/calls/" + id));
        assertThat(answer.getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void takesTheCallLogsWordOverItsOwn() {
        var id = singleCall();
        fake.answers(200, "application/json", "{\"status\":\"RINGING\"}");
        var answer = history.call(ANN, id, request("/calls/" + id));
        assertThat((byte[]) answer.getBody()).asString().contains("RINGING");
    }

    @Test
    void describesItsAnswers() {
        var api = ann.get("/v3/api-docs").body();
        for (var path : new String[] {"/calls/{id}", "/usage", "/campaigns/{id}/logs"}) {
            var content = api.path("paths").path(path).path("get").path("responses").path("200");
            assertThat(content.toString()).as(path).contains("#/components/schemas/");
        }
        assertThat(api.path("components").path("schemas").path("CallLogEntry").toString())
                .contains("voipProvider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls", "calls.csv"})
    void describesItsFilters(String list) {
        var parameters =
                ann.get("/v3/api-docs")
                        .body()
                        .path("paths")
                        .path("/campaigns/{id}/" + list)
                        .path("get")
                        .path("parameters")
                        .toString();

        assertThat(parameters).contains("NO_ANSWER", "date-time", "SIP_404");
    }

    private String singleCall() {
        var call =
                "{\"agentId\": \"reminder\", \"name\": \"Ada\", \"phoneNumber\": \"+14155550100\"}";
        return ann.post("/calls", call).text("id");
    }

    private String campaign() {
        var campaign =
                """
                {"name": "History", "agentId": "reminder", "start": false,
                 "leads": [{"name": "Ada", "phoneNumber": "+14155550100"}]}
                """;
        return ann.post("/campaigns", campaign).text("id");
    }

    private static MockHttpServletRequest request(String path) {
        return new MockHttpServletRequest("GET", path);
    }
}
