package io.dialstream.campaigns.draft.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.Api;
import io.dialstream.campaigns.WholeService;
import io.dialstream.campaigns.dashboard.web.Browser;
import io.dialstream.campaigns.draft.Drafts;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeService
class DraftIT {

    private static final String SHEET =
            "Name,Phone\nAda,+14155550101\n<i>Grace</i>,12\nLinus,+14155550102\n";

    @LocalServerPort int port;
    @Autowired Drafts drafts;

    private Browser browser;
    private Api ann;

    @BeforeEach
    void start() {
        ann = new Api(port, "ann-key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        ann.put("/agents/reminder", "{\"name\": \"Reminder\", \"message\": \"Hello!\"}");
        browser = new Browser(port).signedIn("ann-key");
    }

    private String uploaded() {
        browser.get("/dashboard/new");
        var answer = browser.upload("/dashboard/drafts?name=Spring", SHEET);
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.body().replaceAll(".*\"(/dashboard/drafts/[^\"]+)\".*", "$1");
    }

    private static String[] settings(String... more) {
        var all =
                new java.util.ArrayList<>(
                        java.util.List.of(
                                "name",
                                "Spring",
                                "agentId",
                                "reminder",
                                "limit",
                                "3",
                                "header",
                                "true",
                                "nameColumn",
                                "0",
                                "numberColumn",
                                "1",
                                "idColumn",
                                "-1"));
        all.addAll(java.util.List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void showsEveryMistakeAndCreatesNothingBeforeItIsTold() {
        var before = ann.get("/campaigns?limit=1").body();
        var draft = uploaded();
        var page = browser.get(draft);
        assertThat(page.body())
                .contains(
                        "The number must be in E.164 form",
                        "&lt;i&gt;Grace&lt;/i&gt;",
                        "2 can be called")
                .doesNotContain("<i>Grace");
        assertThat(ann.get("/campaigns?limit=1").body()).isEqualTo(before);
    }

    @Test
    void refusesToCreateWithMistakesThatAreNotLeftOut() {
        var before = ann.get("/campaigns?limit=1").body();
        var draft = uploaded();
        browser.get(draft);
        var refused = browser.submit(draft + "/create", settings());
        assertThat(refused.body()).contains("Not created yet.");
        assertThat(ann.get("/campaigns?limit=1").body()).isEqualTo(before);
    }

    /** Or a name with replaced characters would be read out to people. */
    @Test
    void takesNoSheetThatIsNotInUtf8() {
        browser.get("/dashboard/new");
        var latin = "name,phone\nM\u00fcller,+14155550101\n";
        var refused = browser.upload("/dashboard/drafts?name=Latin", latin, ISO_8859_1);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("file is not in UTF-8.");
        assertThat(browser.upload("/dashboard/drafts?name=Utf", latin, UTF_8).statusCode())
                .isEqualTo(201);
    }

    @Test
    void createsTheCampaignOnceHoweverOftenItIsTold() {
        var draft = uploaded();
        browser.get(draft);
        var created = browser.submit(draft + "/create", settings("leaveOut", "true"));
        assertThat(created.statusCode()).isEqualTo(302);
        var page = created.headers().firstValue("Location").orElseThrow();
        assertThat(page).startsWith("/dashboard/campaigns/");
        var id = page.replaceAll(".*/", "");
        var campaign = ann.get("/campaigns/" + id).body();
        assertThat(campaign.path("totalLeads").asInt()).isEqualTo(2);
        assertThat(campaign.path("maxConcurrentCalls").asInt()).isEqualTo(3);
        assertThat(campaign.path("status").asString()).isEqualTo("PENDING");
        assertThat(browser.submit(draft + "/create", settings()).statusCode()).isEqualTo(404);
    }

    @Test
    void aCampaignGoesByTheRulesThatWereChosen() {
        var draft = uploaded();
        browser.get(draft);
        String[] rules = {
            "leaveOut",
            "true",
            "rules.retry",
            "3",
            "rules.window",
            "OWN_HOURS",
            "rules.days[0]",
            "MONDAY",
            "rules.days[3]",
            "THURSDAY",
            "rules.from",
            "09:00",
            "rules.to",
            "17:30",
            "rules.timeZone",
            "Europe/Berlin",
            "rules.startAt",
            "2099-01-02T09:00",
            "rules.endAt",
            "",
            "rules.cap",
            "1/DAY",
            "rules.machine",
            "HANG_UP",
            "rules.failurePause",
            "GO_ON",
            "start",
            "true"
        };
        var kept = browser.submitByScript(draft, settings(rules));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(browser.get(draft).body())
                .containsPattern("value=\"OWN_HOURS\"[^>]* selected")
                .containsPattern("value=\"THURSDAY\"[^>]* checked")
                .contains("value=\"2099-01-02T09:00\"", "value=\"Europe/Berlin\"");

        var page = browser.submit(draft + "/create", settings(rules)).headers();

        var id = page.firstValue("Location").orElseThrow().replaceAll(".*/", "");
        var campaign = ann.get("/campaigns/" + id).body();
        assertThat(campaign.path("retry").toString()).isEqualTo("{\"maxAttempts\":3}");
        assertThat(campaign.path("callingWindow").toString())
                .isEqualTo(
                        "{\"timeZone\":\"Europe/Berlin\",\"hours\":[{\"days\":[\"MONDAY\",\"THURSDAY\"],"
                                + "\"from\":\"09:00\",\"to\":\"17:30\"}]}");
        assertThat(campaign.path("schedule").toString())
                .isEqualTo("{\"startAt\":\"2099-01-02T09:00:00Z\"}");
        assertThat(campaign.path("attemptCap").path("calls").asInt()).isEqualTo(1);
        assertThat(campaign.path("answeringMachine").asString()).isEqualTo("HANG_UP");
        assertThat(campaign.path("failurePause").isNull()).isTrue();
        assertThat(campaign.path("status").asString()).isEqualTo("PENDING");
    }

    @Test
    void saysHowManyMayBeCalledByTheRules() {
        ann.put("/do-not-call/+14155550102", "{}");
        var draft = uploaded();
        assertThat(browser.get(draft).body()).contains(draft + "/forecast");
        assertThat(browser.get(draft + "/forecast", "HX-Request", "true").body())
                .contains("1 of 2", "1 on a do-not-call list", "First call:")
                .doesNotContain("<html");
        browser.submitByScript(draft, settings("rules.cap", "9/HOUR"));
        assertThat(browser.get(draft + "/forecast", "HX-Request", "true").body())
                .contains("Calls to one number: must be an object.");
        ann.delete("/do-not-call/+14155550102");
        var bob = new Browser(port).signedIn("bob-key");
        assertThat(bob.get(draft + "/forecast").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithARuleIsSaidInWords() {
        var draft = uploaded();
        browser.get(draft);
        var refused =
                browser.submit(
                        draft + "/create",
                        settings(
                                "leaveOut",
                                "true",
                                "rules.window",
                                "OWN_HOURS",
                                "rules.from",
                                "17:00",
                                "rules.to",
                                "09:00",
                                "rules.machine",
                                "LEAVE_MESSAGE"));

        assertThat(refused.body())
                .contains(
                        "Not created yet.",
                        "Calling hours: the days must have at least one entry.",
                        "Calling hours: the end must be later than from",
                        "Answering machines: LEAVE_MESSAGE needs an agent");
    }

    /** The process has died between the creation of the campaign and the end of the draft. */
    @Test
    void leadsFromADraftThatWasLeftBehindToItsCampaign() {
        var draft = uploaded();
        browser.get(draft);
        browser.submitByScript(draft, settings("leaveOut", "true"));
        var left = drafts.find("ann", draft.replaceAll(".*/", "")).orElseThrow();
        var page =
                browser.submit(draft + "/create", settings("leaveOut", "true"))
                        .headers()
                        .firstValue("Location");
        drafts.put(left);

        assertThat(browser.submit(draft + "/sheet", "sheet", SHEET).statusCode()).isEqualTo(404);
        drafts.put(left);
        var again = browser.submit(draft + "/create", settings("country", "US"));

        assertThat(again.headers().firstValue("Location")).isEqualTo(page);
        assertThat(drafts.find("ann", left.id())).isEmpty();
    }

    @Test
    void mendedRowsAreCheckedAgain() {
        var draft = uploaded();
        browser.get(draft);
        var mended =
                browser.submit(draft + "/sheet", "sheet", SHEET.replace(",12", ",+14155550103"));
        assertThat(mended.body()).contains("3 can be called").doesNotContain("cannot be called");
    }

    @Test
    void whatIsChosenIsKeptAndShownAtOnce() {
        var draft = uploaded();
        browser.get(draft);
        var shown = browser.submitByScript(draft, settings("country", "US"));
        assertThat(shown.body()).contains("The number has too few digits for its country.");
        assertThat(browser.get(draft).body())
                .containsPattern("value=\"US\"[^>]* selected")
                .contains("value=\"Spring\"");
    }

    @Test
    void aDraftOutlastsTheSessionAndIsNobodyElses() {
        var draft = uploaded();
        var later = new Browser(port).signedIn("ann-key");
        assertThat(later.get("/dashboard/new").body()).contains(draft);
        assertThat(later.get(draft).statusCode()).isEqualTo(200);
        var bob = new Browser(port).signedIn("bob-key");
        assertThat(bob.get(draft).statusCode()).isEqualTo(404);
        bob.get("/dashboard/new");
        assertThat(bob.submit(draft + "/create", settings()).statusCode()).isEqualTo(404);
    }

    /** Two megabytes of quotes in two columns' names and sixty names were a page of many more. */
    @Test
    void aSheetOfQuotesMakesNoPageOfThem() {
        browser.get("/dashboard/new");
        var cell = "\"" + "\"\"".repeat(9_000) + "\"";
        var answer = browser.upload("/dashboard/drafts", (cell + "," + cell + "\n").repeat(50));
        assertThat(answer.statusCode()).isEqualTo(201);
        var page = answer.body().replaceAll(".*\"(/dashboard/drafts/[^\"]+)\".*", "$1");
        assertThat(browser.get(page).body()).hasSizeLessThan(200_000);
    }

    @Test
    void aSheetThatIsTooLargeIsRefusedWithTheReasonAndTheLine() {
        browser.get("/dashboard/new");
        var answer = browser.upload("/dashboard/drafts", "1\n".repeat(1_000_000));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("file has more than 100,000 rows, on line 100002");
    }

    @Test
    void aDraftThatWasLeftForAMonthIsGone() {
        var left = drafts.find("ann", uploaded().replaceAll(".*/", "")).orElseThrow();
        var then = left.updatedAt().minus(Duration.ofDays(31));
        drafts.put(left.withSheet(left.sheet(), left.campaignId(), then));
        var page = "/dashboard/drafts/" + left.id();
        assertThat(browser.get(page).statusCode()).isEqualTo(404);
        assertThat(browser.submit(page + "/create", settings()).statusCode()).isEqualTo(404);
        assertThat(browser.get("/dashboard/new").body()).doesNotContain(page);
    }
}
