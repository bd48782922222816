package io.dialstream.campaigns.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new campaign is checked for, and how its mistakes are named. */
@WholeService
class CampaignChecksIT extends ApiScenario {

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
        "\"start\": \"soon\", start: must be true or false",
        "\"provider\": \"elsewhere\","
                + " provider: is not the id of a provider account; GET /providers lists them",
        "\"fallbackProviders\": [\"elsewhere\"], fallbackProviders[0]:"
                + " is not the id of a provider account; GET /providers lists them",
        "\"fallbackProviders\": [\"twilio\"],"
                + " fallbackProviders[0]: is the account that calls are placed with anyway",
        "\"fallbackProviders\": [1], fallbackProviders[0]: must be a text"
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
                                "{\"id\": \"x\", \"name\": \"A\", \"phoneNumber\":"
                                        + " \"+14155550001\"}",
                                "{\"id\": \"x\", \"name\": \"B\", \"phoneNumber\":"
                                        + " \"+14155550002\"}",
                                "{\"id\": \"4\", \"name\": \"C\", \"phoneNumber\":"
                                        + " \"+14155550001\"}",
                                "{\"name\": \"D\", \"phoneNumber\": \"+14155550003\"}")),
                "leads[1].id: is the same as that of leads[0]",
                "leads[2].phoneNumber: is the same as that of leads[0]",
                "leads[3].id: is missing, and the position that stands for it is the id of"
                        + " leads[2]");
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
    void refusesFieldsThatItDoesNotKnow() {
        isInvalid(
                created("\"strat\": false,", 1),
                "strat: is not known; known are agentId, answeringMachine, attemptCap, callingWindow,"
                        + " failurePause, fallbackProviders, leads, maxConcurrentCalls, name,"
                        + " onCallback, provider, retry, schedule, start");
    }

    @Test
    void storesNothingOfACampaignThatItRefuses() {
        var before = ann.get("/campaigns?limit=1").body();
        ann.post("/campaigns", campaign("", lead(1), "{}"));
        assertThat(ann.get("/campaigns?limit=1").body()).isEqualTo(before);
    }
}
