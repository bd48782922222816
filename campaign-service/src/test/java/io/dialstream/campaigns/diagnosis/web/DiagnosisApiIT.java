package io.dialstream.campaigns.diagnosis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.Api.Answer;
import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Dry runs, forecasts and diagnoses over HTTP. */
@WholeService
class DiagnosisApiIT extends ApiScenario {

    private static final String DAYS =
            "[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"]";

    /** Open from noon to midnight on every day but the one that it is now there. */
    private static String windowFromTomorrow() {
        return """
        "callingWindow": {"timeZone": "Etc/UTC", "exceptDates": ["%s"],
                          "hours": [{"days": %s, "from": "12:00", "to": "24:00"}]},\
        """
                .formatted(today(), DAYS);
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    }

    private static String tomorrow() {
        return today().plusDays(1) + "T12:00:00Z";
    }

    private static String zoned(int n, String zone) {
        return lead(n).replace("}", ", \"timeZone\": \"" + zone + "\"}");
    }

    private String mixed() {
        return campaign(
                """
                "callingWindow": {"timeZone": "LEAD_ONLY",
                                  "hours": [{"days": %s, "from": "00:00", "to": "24:00"}]},\
                """
                        .formatted(DAYS),
                zoned(1, "Europe/Berlin"),
                lead(2),
                zoned(3, "Asia/Tokyo").replace("+1415555", "+1418555"));
    }

    private Answer dryRun(String body, String... headers) {
        return ann.post("/campaigns?dryRun=true", body, headers);
    }

    @Test
    void aDryRunSaysWhomTheCampaignWouldCallAndStoresNothing() {
        ann.put("/do-not-call/+14185550003", "{}");
        var before = ann.get("/campaigns?limit=1").body();

        var answer = dryRun(mixed());

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        json(
                                """
                                {"totalLeads": 3, "callable": 1, "callableNow": 1,
                                 "excluded": [
                                   {"reason": "DO_NOT_CALL", "count": 1, "positions": [2]},
                                   {"reason": "ZONE_UNKNOWN", "count": 1, "positions": [1]}],
                                 "waiting": [],
                                 "timeZones": {"one": 1, "several": 2, "none": 0},
                                 "firstCallAt": "%s", "estimatedSeconds": null}\
                                """
                                        .formatted(answer.text("firstCallAt"))));
        assertThat(ann.get("/campaigns?limit=1").body()).isEqualTo(before);
        ann.delete("/do-not-call/+14185550003");
    }

    @Test
    void aDryRunRefusesWhatTheCreationRefuses() {
        var invalid = campaign("\"maxConcurrentCalls\": 0,", lead(1), lead(1));

        assertThat(dryRun(invalid).body()).isEqualTo(ann.post("/campaigns", invalid).body());
        assertThat(dryRun(invalid).status()).isEqualTo(400);
        isInvalid(
                ann.post("/campaigns?dryRun=maybe", campaign("", lead(1))),
                "dryRun: must be true or false");
        assertThat(ann.post("/campaigns?dryRun=false", campaign("", lead(1))).status())
                .isEqualTo(202);
    }

    /** The same request with the same key is the campaign, and only once. */
    @Test
    void aDryRunKeepsNoKey() {
        var key = new String[] {"Idempotency-Key", UUID.randomUUID().toString()};
        var body = campaign("\"start\": false,", lead(1));

        assertThat(dryRun(body, key).status()).isEqualTo(200);
        var created = ann.post("/campaigns", body, key);
        assertThat(created.status()).isEqualTo(202);
        assertThat(dryRun(body, key).status()).isEqualTo(200);
        assertThat(ann.post("/campaigns", body, key).body()).isEqualTo(created.body());
        var call =
                "{\"agentId\": \"%s\", \"name\": \"Ada\", \"phoneNumber\": \"+14155550101\"}"
                        .formatted(agent);
        assertThat(ann.post("/calls?dryRun=true", call, key).text("callId"))
                .as("nothing else can be tried out")
                .isEqualTo(ann.post("/calls?dryRun=true", call, key).text("callId"));
    }

    @Test
    void aForecastSaysWhomTheCampaignCallsAtAMoment() {
        var created = created("\"start\": false, " + windowFromTomorrow(), 3);
        var path = "/campaigns/" + created.text("id") + "/forecast";

        var now = ann.get(path);
        assertThat(now.status()).as(now.body().toString()).isEqualTo(200);
        assertThat(now.body())
                .isEqualTo(
                        json(
                                """
                                {"totalLeads": 3, "callable": 3, "callableNow": 0, "excluded": [],
                                 "waiting": [
                                   {"reason": "WINDOW_CLOSED", "count": 3, "until": "%1$s"}],
                                 "timeZones": {"one": 3, "several": 0, "none": 0},
                                 "firstCallAt": "%1$s", "estimatedSeconds": null}\
                                """
                                        .formatted(tomorrow())));
        assertThat(ann.get(path + "?at=" + tomorrow()).body().path("callableNow").asInt())
                .isEqualTo(3);
        isInvalid(ann.get(path + "?at=noon"), "at: must be a time, as in 2027-01-31T00:00:00Z");
        for (var far : List.of("-300000000-01-01T00:00:00Z", "%2B999999999-12-31T23:59:59Z")) {
            isInvalid(
                    ann.get(path + "?at=" + far),
                    "at: must be from the year 2000 to the year 2999");
        }
        assertThat(bob.get(path).status()).isEqualTo(404);
    }

    @Test
    void whoIsListedLaterIsForecastToBeExcluded() {
        var created =
                ann.post(
                        "/campaigns",
                        campaign(
                                "\"start\": false,",
                                lead(1),
                                "{\"name\": \"Ada\", \"phoneNumber\": \"+14185550009\"}"));
        ann.put("/do-not-call/+14185550009", "{}");

        var forecast = ann.get("/campaigns/" + created.text("id") + "/forecast").body();

        assertThat(forecast.path("callableNow").asInt()).isEqualTo(1);
        assertThat(forecast.path("excluded"))
                .isEqualTo(
                        json(
                                """
                                [{"reason": "DO_NOT_CALL", "count": 1, "positions": [1]}]\
                                """));
        ann.delete("/do-not-call/+14185550009");
    }

    private Answer diagnosis(Answer campaign) {
        return ann.get("/campaigns/" + campaign.text("id") + "/diagnosis");
    }

    @Test
    void aDiagnosisSaysWhyNobodyIsCalled() {
        var created = created("\"start\": false, " + windowFromTomorrow(), 3);

        var answer = diagnosis(created);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("dialing").asBoolean()).isFalse();
        assertThat(answer.text("headline")).isEqualTo("NOT_STARTED");
        assertThat(answer.text("bindingConstraint")).isEqualTo("NOT_STARTED");
        assertThat(answer.body().path("nextCallAt").isNull()).isTrue();
        assertThat(answer.body().path("reasons").get(0))
                .isEqualTo(
                        json(
                                """
                                {"code": "NOT_STARTED", "leads": 3, "until": null,
                                 "message": "Nobody is called until you start it."}\
                                """));
        assertThat(answer.body().path("reasons").get(1).path("until"))
                .isEqualTo(json("\"" + tomorrow() + "\""));
        assertThat(bob.get("/campaigns/" + created.text("id") + "/diagnosis").status())
                .isEqualTo(404);
    }

    @Test
    void aDiagnosisFollowsTheCampaign() {
        var created = created(windowFromTomorrow(), 3);
        await().until(() -> diagnosis(created).text("headline").equals("WINDOW_CLOSED"));
        assertThat(diagnosis(created).text("nextCallAt")).isEqualTo(tomorrow());

        ann.patch("/campaigns/" + created.text("id") + "/pause");
        assertThat(diagnosis(created).text("headline")).isEqualTo("PAUSED");

        ann.delete("/campaigns/" + created.text("id"));
        assertThat(diagnosis(created).text("headline")).isEqualTo("OVER");
    }

    @Test
    void aCampaignOnScheduleSaysWhen() {
        var created =
                ann.post(
                        "/campaigns",
                        campaign(
                                "\"schedule\": {\"startAt\": \"2099-01-05T12:00:00Z\"},", lead(1)));

        assertThat(diagnosis(created).text("headline")).isEqualTo("SCHEDULED");
        assertThat(diagnosis(created).text("nextCallAt")).isEqualTo("2099-01-05T12:00:00Z");
        var forecast = ann.get("/campaigns/" + created.text("id") + "/forecast");
        assertThat(forecast.body().path("waiting").get(0).path("reason").asString())
                .isEqualTo("SCHEDULED");
        assertThat(forecast.text("firstCallAt")).isEqualTo("2099-01-05T12:00:00Z");
        ann.delete("/campaigns/" + created.text("id"));
    }
}
