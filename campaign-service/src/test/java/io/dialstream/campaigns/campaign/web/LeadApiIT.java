package io.dialstream.campaigns.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import org.junit.jupiter.api.Test;

/** A campaign's leads, as its user sees them. */
@WholeService
class LeadApiIT extends ApiScenario {

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
                                  "attempts": 0, "data": {"a.b": "1"},
                                  "nextAttemptAt": null, "reason": null, "timeZone": null,
                                  "optedOut": false, "calledBack": false},
                                 {"id": "2", "name": "Lead 2", "phoneNumber": "+14155550002",
                                  "status": "PENDING", "callId": null, "outcome": null,
                                  "attempts": 0, "data": {},
                                  "nextAttemptAt": null, "reason": null, "timeZone": null,
                                  "optedOut": false, "calledBack": false}]\
                                """));
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(ann.get(path + "?status=DONE").body().path("items").size()).isZero();
        isInvalid(ann.get(path + "?cursor=x"), "cursor: is not one that a list has given out");
    }

    @Test
    void leadsThatAStopHasDroppedAreSkippedAtOnce() {
        var path = "/campaigns/" + created("\"start\": false,", 3).text("id");
        ann.delete(path);

        var skipped = ann.get(path + "/leads?status=SKIPPED&limit=2").body();
        assertThat(skipped.path("items").valueStream())
                .extracting(it -> it.path("id").asString() + " " + it.path("status").asString())
                .containsExactly("1 SKIPPED", "2 SKIPPED");
        assertThat(skipped.path("nextCursor").isNull()).isFalse();
        assertThat(ann.get(path + "/leads?status=PENDING").body().path("items").size()).isZero();
        assertThat(ann.get(path + "/leads").body().path("items").size()).isEqualTo(3);
    }
}
