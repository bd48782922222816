package io.dialstream.campaigns.singlecall.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import org.junit.jupiter.api.Test;

/** A call outside any campaign. */
@WholeService
class SingleCallApiIT extends ApiScenario {

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
                                 "endedAt": null, "durationSeconds": null,
                                 "attempt": 1, "answeredBy": null, "direction": "OUTBOUND",
                                 "ourNumber": null, "returnsCallId": null, "matchedBy": null}\
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
}
