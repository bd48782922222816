package io.dialstream.campaigns.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agents: kept, replaced, checked and removed. */
@WholeService
class AgentApiIT extends ApiScenario {

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
                                 "updatedAt": "%s", "voicemailMessage": null,
                                 "optOutDigit": null, "optOutText": null}\
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
                         "answerUrl": "wss://voice.example.com/stream?token=1",
                         "voicemailMessage": "Please call us back."}\
                        """);

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.text("createdAt")).isEqualTo(created.path("createdAt").asString());
        assertThat(replaced.text("callerId")).isEqualTo("+14155552671");
        assertThat(replaced.body().path("message").isNull()).isTrue();
        assertThat(replaced.text("voicemailMessage")).isEqualTo("Please call us back.");
        assertThat(ann.get(path).body()).isEqualTo(replaced.body());
        assertThat(ann.get("/agents?limit=200").body().path("items").toString()).contains(agent);
        assertThat(ann.delete(path).status()).isEqualTo(204);
        isProblem(ann.delete(path), 404, "There is no agent " + agent + ".");
        isProblem(ann.get(path), 404, "There is no agent " + agent + ".");
    }

    @Test
    void keepsTheKeyByWhichCalleesOptOut() {
        var put =
                ann.put(
                        "/agents/" + agent,
                        """
                        {"name": "Reminder", "message": "Hello!", "optOutDigit": "0",
                         "optOutText": "Null beendet das."}\
                        """);

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.text("optOutDigit")).isEqualTo("0");
        assertThat(put.text("optOutText")).isEqualTo("Null beendet das.");
        assertThat(ann.get("/agents/" + agent).body()).isEqualTo(put.body());
    }

    @Test
    void saysWhereANewAgentIs() {
        var id = "b" + UUID.randomUUID();
        assertThat(putAgent(id).response().headers().firstValue("Location"))
                .hasValue("/agents/" + id);
    }

    @Test
    void keepsAnAgentThatACampaignNeeds() {
        var path = "/campaigns/" + created("\"start\": false,", 1).text("id");
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
                "{} | name: is missing; message: is missing; an agent has an answerUrl or a"
                        + " message",
                "{'name': ' ', 'message': ' '} | name: is missing; message: is missing",
                "{'name': 'A', 'message': 'B', 'answerUrl': 'wss://x'}"
                        + " | message: cannot be combined with answerUrl",
                "{'name': 'A', 'answerUrl': 'ftp://x'}"
                        + " | answerUrl: must be a wss:, https: or http: address",
                "{'name': 'A', 'answerUrl': 'voice'}"
                        + " | answerUrl: must be a wss:, https: or http: address",
                "{'name': 'A', 'answerUrl': 'https:///x'}"
                        + " | answerUrl: must be a wss:, https: or http: address",
                "{'name': 'A', 'message': 'B', 'voicemailMessage': ' '}"
                        + " | voicemailMessage: is missing",
                "{'name': 'A', 'message': 'B', 'optOutDigit': '10'}"
                        + " | optOutDigit: must be one digit, 0 to 9",
                "{'name': 'A', 'message': 'B', 'optOutDigit': '*'}"
                        + " | optOutDigit: must be one digit, 0 to 9",
                "{'name': 'A', 'answerUrl': 'wss://voice.example.com', 'optOutDigit': '9'}"
                        + " | optOutDigit: cannot be combined with answerUrl: who takes the call"
                        + " over gets its keys",
                "{'name': 'A', 'message': 'B', 'optOutText': 'Press 9.'}"
                        + " | optOutText: needs an optOutDigit",
                "{'name': 'A', 'message': 'B', 'optOutDigit': '9', 'optOutText': ' '}"
                        + " | optOutText: is missing",
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
}
