package io.dialstream.campaigns.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** More leads for a campaign that waits. */
@WholeService
class LeadAdditionApiIT extends ApiScenario {

    @Test
    void addsLeadsBehindThoseOfACampaignThatWaits() {
        var path = "/campaigns/" + created("\"start\": false,", 2).text("id");

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
        var path = "/campaigns/" + created("", 1).text("id");
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
        var path = "/campaigns/" + created("\"start\": false,", 2).text("id") + "/leads";

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
        var path = "/campaigns/" + created("\"start\": false,", 1).text("id") + "/leads";

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
}
