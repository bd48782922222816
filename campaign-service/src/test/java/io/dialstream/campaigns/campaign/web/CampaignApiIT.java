package io.dialstream.campaigns.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Creating, moving, listing and reading campaigns. */
@WholeService
class CampaignApiIT extends ApiScenario {

    @Test
    void createsACampaignAndShowsItInTheContractsFields() {
        var answer = created("\"start\": false,", 2);

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
                                 "pausedAt": null, "completedAt": null, "waitingLeads": 0,
                                 "excludedLeads": 0, "nextAttemptAt": null, "endedCalls": 0,
                                 "provider": null, "fallbackProviders": [], "retry": null,
                                 "schedule": null, "failurePause": {"share": 0.6, "of": 20},
                                 "answeringMachine": "IGNORE", "voicemailCalls": 0,
                                 "callingWindow": null, "attemptCap": null,
                                 "onCallback": "CANCEL"}\
                                """
                                        .formatted(id, agent, answer.text("createdAt"))));
        assertThat(ann.get("/campaigns/" + id).body()).isEqualTo(answer.body());
    }

    @Test
    void startsAtOnceUnlessToldOtherwise() {
        var answer = created("\"maxConcurrentCalls\": 7,", 1);

        assertThat(answer.text("status")).isEqualTo("RUNNING");
        assertThat(answer.body().path("maxConcurrentCalls").asInt()).isEqualTo(7);
        assertThat(answer.text("startedAt")).matches(TIME);
    }

    @Test
    void keepsTheAccountThatWasChosen() {
        var answer = created("\"start\": false, \"provider\": \"twilio\",", 1);

        assertThat(answer.text("provider")).isEqualTo("twilio");
        assertThat(ann.get("/campaigns/" + answer.text("id")).body()).isEqualTo(answer.body());
    }

    private static final String MONDAYS =
            "{\"days\": [\"MONDAY\"], \"from\": \"09:00\", \"to\": \"24:00\"}";

    private static final String BUSY = "{\"outcome\": \"BUSY\", \"afterSeconds\": [900, 3600]}";

    @Test
    void showsARetryAsItWasPosted() {
        var answer = created("\"start\": false, \"retry\": {\"rules\": [%s]},".formatted(BUSY), 1);

        assertThat(answer.body().path("retry"))
                .isEqualTo(json("{\"rules\": [%s]}".formatted(BUSY)));
        assertThat(ann.get("/campaigns/" + answer.text("id")).body()).isEqualTo(answer.body());
        assertThat(created("\"start\": false, \"retry\": {},", 1).body().path("retry"))
                .isEqualTo(json("{}"));
    }

    @Test
    void storesNothingOfARetryThatIsWrong() {
        isInvalid(
                created(
                        "\"retry\": {\"rules\": [%s, {\"outcome\": \"FAILED\", \"afterSeconds\": [-1]}]},"
                                .formatted(BUSY),
                        1),
                "retry.rules[1].afterSeconds[0]: must be from 0 to 2592000");
    }

    @Test
    void startsAndEndsByItself() {
        var now = Instant.now();
        var schedule =
                "{\"startAt\": \"%s\", \"endAt\": \"%s\"}"
                        .formatted(now.plusSeconds(3600), now.plusSeconds(7200));
        var answer = created("\"schedule\": %s,".formatted(schedule), 30);
        var path = "/campaigns/" + answer.text("id");
        assertThat(answer.text("status")).isEqualTo("PENDING");
        assertThat(answer.body().path("schedule").path("endAt").asString()).matches(TIME);

        var soon = Instant.now().plusSeconds(1);
        var changed =
                ann.patch(
                        path,
                        "{\"schedule\": {\"startAt\": \"%s\", \"endAt\": \"%s\"}}"
                                .formatted(soon, soon.plusSeconds(2)));
        assertThat(changed.text("status")).isEqualTo("PENDING");

        await().until(() -> ann.get(path).text("status").equals("RUNNING"));
        isInvalid(
                ann.patch(path, "{\"schedule\": {\"startAt\": null}}"),
                "schedule.startAt: can be changed only before the campaign starts");
        await().until(() -> ann.get(path).text("status").equals("STOPPED"));
        assertThat(ann.get(path).text("statusReason")).isEqualTo("SCHEDULE_ENDED");
    }

    @Test
    void storesNothingOfAScheduleThatCannotBe() {
        isInvalid(
                created(
                        "\"start\": false, \"schedule\": {\"startAt\": \"2999-01-01T00:00:00Z\"},",
                        1),
                "start: must not be false where schedule.startAt says when");
        isInvalid(
                created("\"schedule\": {\"endAt\": \"2026-01-01T00:00:00Z\"},", 1),
                "schedule.endAt: must be in the future");
    }

    @Test
    void pausesForBadNumbersUnlessNullTurnsThatOff() {
        var off = created("\"start\": false, \"failurePause\": null,", 1);
        assertThat(off.body().path("failurePause").isNull()).isTrue();
        var path = "/campaigns/" + off.text("id");

        var on = ann.patch(path, "{\"failurePause\": {\"share\": 0.5}}");
        assertThat(on.body().path("failurePause")).isEqualTo(json("{\"share\": 0.5}"));
        ann.patch(path, "{\"failurePause\": null}");
        assertThat(ann.get(path).body().path("failurePause").isNull()).isTrue();
    }

    @Test
    void treatsMachinesAsItWasToldTo() {
        var answer = created("\"start\": false, \"answeringMachine\": \"HANG_UP\",", 1);
        var path = "/campaigns/" + answer.text("id");

        assertThat(answer.text("answeringMachine")).isEqualTo("HANG_UP");
        assertThat(ann.get(path).body()).isEqualTo(answer.body());
        assertThat(ann.patch(path, "{\"name\": \"Winter\"}").text("answeringMachine"))
                .isEqualTo("HANG_UP");
        assertThat(ann.patch(path, "{\"answeringMachine\": null}").text("answeringMachine"))
                .isEqualTo("IGNORE");
        isInvalid(
                ann.patch(path, "{\"answeringMachine\": \"SHOUT\"}"),
                "answeringMachine: must be one of [IGNORE, HANG_UP, LEAVE_MESSAGE]");
    }

    @Test
    void cancelsWhatWaitsWhenALeadCallsBackUnlessItIsToldToKeepIt() {
        var answer = created("\"start\": false, \"onCallback\": \"KEEP\",", 1);
        var path = "/campaigns/" + answer.text("id");

        assertThat(answer.text("onCallback")).isEqualTo("KEEP");
        assertThat(ann.get(path).body()).isEqualTo(answer.body());
        assertThat(ann.patch(path, "{\"name\": \"Winter\"}").text("onCallback")).isEqualTo("KEEP");
        assertThat(ann.patch(path, "{\"onCallback\": null}").text("onCallback"))
                .isEqualTo("CANCEL");
        isInvalid(
                ann.patch(path, "{\"onCallback\": \"IGNORE\"}"),
                "onCallback: must be one of [CANCEL, KEEP]");
    }

    @Test
    void leavesMessagesOnlyWithAnAgentThatHasOne() {
        var without = "answeringMachine: LEAVE_MESSAGE needs an agent that has a voicemailMessage";
        var campaign = "\"start\": false, \"answeringMachine\": \"LEAVE_MESSAGE\",";
        var path = "/campaigns/" + created("\"start\": false,", 1).text("id");

        isInvalid(created(campaign, 1), without);
        isInvalid(ann.patch(path, "{\"answeringMachine\": \"LEAVE_MESSAGE\"}"), without);
        assertThat(ann.get(path).text("answeringMachine")).isEqualTo("IGNORE");

        ann.put(
                "/agents/" + agent,
                "{\"name\": \"Reminder\", \"message\": \"Hello!\", \"voicemailMessage\": \"Call us.\"}");

        assertThat(created(campaign, 1).text("answeringMachine")).isEqualTo("LEAVE_MESSAGE");
        assertThat(
                        ann.patch(path, "{\"answeringMachine\": \"LEAVE_MESSAGE\"}")
                                .text("answeringMachine"))
                .isEqualTo("LEAVE_MESSAGE");
    }

    @Test
    void showsACallingWindowAsItWasPostedAndMergesIt() {
        var answer =
                created(
                        "\"start\": false, \"callingWindow\": {\"hours\": [%s]},"
                                .formatted(MONDAYS),
                        1);
        var path = "/campaigns/" + answer.text("id");

        assertThat(answer.body().path("callingWindow"))
                .isEqualTo(json("{\"hours\": [%s]}".formatted(MONDAYS)));
        assertThat(ann.get(path).body()).isEqualTo(answer.body());
        assertThat(
                        ann.patch(path, "{\"callingWindow\": {\"timeZone\": \"Asia/Kathmandu\"}}")
                                .body()
                                .path("callingWindow"))
                .isEqualTo(
                        json(
                                "{\"timeZone\": \"Asia/Kathmandu\", \"hours\": [%s]}"
                                        .formatted(MONDAYS)));
        assertThat(ann.get(path).body().path("callingWindow").path("timeZone").asString())
                .isEqualTo("Asia/Kathmandu");
        isInvalid(
                ann.patch(path, "{\"callingWindow\": {\"timeZone\": \"Kathmandu\"}}"),
                "callingWindow.timeZone: must be LEAD, LEAD_ONLY or the id of a time zone, as in"
                        + " Europe/Berlin");
        isInvalid(
                ann.patch(path, "{\"callingWindow\": {\"hours\": null}}"),
                "callingWindow.hours: is missing");
        assertThat(
                        ann.patch(path, "{\"callingWindow\": null}")
                                .body()
                                .path("callingWindow")
                                .isNull())
                .isTrue();
    }

    @Test
    void showsTheTimeZoneOfALead() {
        var campaign =
                ann.post(
                        "/campaigns",
                        campaign(
                                "\"start\": false,",
                                "{\"name\": \"A\", \"phoneNumber\": \"+14155550001\","
                                        + " \"timeZone\": \"America/New_York\"}",
                                lead(2)));
        var leads = ann.get("/campaigns/" + campaign.text("id") + "/leads").body().path("items");
        assertThat(leads.path(0).path("timeZone").asString()).isEqualTo("America/New_York");
        assertThat(leads.path(1).path("timeZone").isNull()).isTrue();
        isInvalid(
                ann.post(
                        "/campaigns",
                        campaign(
                                "",
                                lead(2),
                                "{\"name\": \"A\", \"phoneNumber\": \"+14155550001\","
                                        + " \"timeZone\": \"Eastern\"}")),
                "leads[1].timeZone: must be the id of a time zone, as in Europe/Berlin");
    }

    @Test
    void changesACampaignUntilItIsOver() {
        var path = "/campaigns/" + created("\"start\": false,", 30).text("id");
        var changed =
                ann.patch(path, "{\"name\": \"Winter\", \"maxConcurrentCalls\": 7, \"retry\": {}}");
        assertThat(changed.text("name")).isEqualTo("Winter");
        assertThat(changed.body().path("maxConcurrentCalls").asInt()).isEqualTo(7);
        assertThat(changed.body().path("retry")).isEqualTo(json("{}"));
        is(ann.post(path + "/start"), "RUNNING");
        is(ann.patch(path + "/pause"), "PAUSED");

        ann.patch(path, "{\"retry\": {\"maxAttempts\": 2, \"rules\": [%s]}}".formatted(BUSY));
        var merged = ann.patch(path, "{\"retry\": {\"maxAttempts\": 4}}");
        assertThat(merged.body().path("retry"))
                .isEqualTo(json("{\"maxAttempts\": 4, \"rules\": [%s]}".formatted(BUSY)));
        assertThat(ann.patch(path, "{\"retry\": null}").body().path("retry").isNull()).isTrue();
        assertThat(ann.get(path).text("name")).isEqualTo("Winter");
        assertThat(
                        ann.patch(path, "{\"maxConcurrentCalls\": 9}")
                                .body()
                                .path("maxConcurrentCalls")
                                .asInt())
                .isEqualTo(9);
        isInvalid(ann.patch(path, "{\"name\": null}"), "name: is missing");
        isInvalid(
                ann.patch(path, "{\"retries\": {}}"),
                "retries: is not known; known are answeringMachine, attemptCap, callingWindow, failurePause,"
                        + " fallbackProviders, maxConcurrentCalls, name, onCallback, provider, retry, schedule");
        isInvalid(
                ann.patch(path, "{\"fallbackProviders\": [\"twilio\"]}"),
                "fallbackProviders[0]: is the account that calls are placed with anyway");
        isInvalid(
                ann.patch(path, "{\"provider\": \"nobody\"}"),
                "provider: is not the id of a provider account; GET /providers lists them");
        is(ann.delete(path), "STOPPED");
        isProblem(
                ann.patch(path, "{\"name\": \"x\"}"),
                409,
                "The campaign is STOPPED; it cannot be changed.");
    }

    @Test
    void movesAsTheContractSays() {
        var path = "/campaigns/" + created("\"start\": false,", 30).text("id");
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

    @Test
    void listsCampaignsNewestFirstInPages() {
        var created = new ArrayList<String>();
        for (int n = 0; n < 3; n++) {
            created.add(created("\"start\": false,", 1).text("id"));
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
}
