package io.dialstream.campaigns.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.Api;
import io.dialstream.campaigns.WholeService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeService
class DashboardIT {

    @LocalServerPort int port;

    private Browser browser;
    private Api ann;

    @BeforeEach
    void start() {
        browser = new Browser(port);
        ann = new Api(port, "ann-key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        ann.put("/agents/reminder", "{\"name\": \"Reminder\", \"message\": \"Hello!\"}");
    }

    private String aPendingCampaign() {
        return ann.post(
                        "/campaigns",
                        """
                        {"name": "<b>Autumn</b>", "agentId": "reminder", "start": false,
                         "leads": [{"name": "Ada", "phoneNumber": "+14155550101"}]}
                        """)
                .text("id");
    }

    @Test
    void whoeverIsNotSignedInIsSentThereAndBackAgain() {
        var sent = browser.get("/dashboard/campaigns/c-1?x=1");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location"))
                .hasValue("/sign-in?next=%2Fdashboard%2Fcampaigns%2Fc-1%3Fx%3D1");
        browser.get("/sign-in?next=%2Fdashboard%2Fcampaigns%2Fc-1%3Fx%3D1");
        var back = browser.submit("/sign-in", "key", "ann-key", "next", "/dashboard/campaigns/c-1");
        assertThat(back.headers().firstValue("Location")).hasValue("/dashboard/campaigns/c-1");
    }

    @Test
    void aScriptLearnsThatTheSessionIsOver() {
        assertThat(browser.get("/dashboard", "X-Requested-With", "fetch").statusCode())
                .isEqualTo(401);
        var part = browser.get("/dashboard", "HX-Request", "true");
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Redirect")).contains("/sign-in");
    }

    @Test
    void aWrongKeyIsRefusedOnThePage() {
        browser.get("/sign-in");
        var refused = browser.submit("/sign-in", "key", "wrong");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This key is not known.").doesNotContain("wrong");
        assertThat(browser.get("/dashboard").statusCode()).isEqualTo(302);
    }

    @Test
    void theSessionsCookieIsOutOfReachOfScriptsAndOtherSites() {
        browser.get("/sign-in");
        var signedIn = browser.submit("/sign-in", "key", "ann-key");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith("dialstream_session=")
                                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                                .doesNotContain("ann-key"));
        assertThat(browser.get("/dashboard").body()).contains("Campaigns").contains("ann");
    }

    @Test
    void theApiKnowsNothingOfTheCookie() {
        browser.signedIn("ann-key");
        assertThat(browser.get("/campaigns").statusCode()).isEqualTo(401);
    }

    @Test
    void nothingIsDoneForAFormOfAnotherSite() {
        var id = aPendingCampaign();
        browser.signedIn("ann-key");
        browser.submitFromElsewhere("/dashboard/campaigns/" + id + "/stop");
        assertThat(ann.get("/campaigns/" + id).text("status")).isEqualTo("PENDING");
        assertThat(
                        new Browser(port)
                                .submitFromElsewhere("/sign-in", "key", "ann-key")
                                .headers()
                                .allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("dialstream_session="));
    }

    @Test
    void signingOutEndsTheSessionEverywhere() {
        browser.signedIn("ann-key");
        var stolen = browser.cookieHeader();
        browser.get("/dashboard");
        browser.submit("/sign-out");
        assertThat(browser.get("/dashboard").statusCode()).isEqualTo(302);
        assertThat(new Browser(port).get("/dashboard", "Cookie", stolen).statusCode())
                .isEqualTo(302);
    }

    @Test
    void showsACampaignAlsoWhileTheCallLogIsAway() {
        var id = aPendingCampaign();
        var page = browser.signedIn("ann-key").get("/dashboard/campaigns/" + id);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("&lt;b&gt;Autumn&lt;/b&gt;")
                .doesNotContain("<b>Autumn</b>")
                .contains("Nobody is called until you start it.");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .doesNotContainPattern("<script(?![^>]* src=)|<style|\\son\\w+=|\\sstyle=");
    }

    @Test
    void showsWhoIsNotCalledAndWhy() {
        ann.put("/do-not-call/+15125550101", "{}");
        var id =
                ann.post(
                                "/campaigns",
                                """
                                {"name": "Held", "agentId": "reminder", "start": false,
                                 "leads": [{"name": "<i>Ada</i>", "phoneNumber": "+15125550101"},
                                           {"name": "Joan", "phoneNumber": "+15125550102"}]}
                                """)
                        .text("id");
        browser.signedIn("ann-key");

        assertThat(browser.get("/dashboard/campaigns/" + id).body())
                .contains("Leads that are not called now", "On a do-not-call list", "never")
                .contains("can be called in a new campaign once the entry is deleted");
        assertThat(browser.get("/dashboard/campaigns/" + id + "/leads").body())
                .contains("&lt;i&gt;Ada&lt;/i&gt;", "DO_NOT_CALL", "Joan");
        assertThat(browser.get("/dashboard/campaigns/" + id + "/leads?status=PENDING").body())
                .contains("Joan")
                .doesNotContain("DO_NOT_CALL");
        ann.delete("/do-not-call/+15125550101");
    }

    @Test
    void anotherTenantsThingsAreNotThere() {
        var id = aPendingCampaign();
        browser.signedIn("bob-key");
        for (var part : new String[] {"", "/standing", "/leads", "/live-calls", "/activity"}) {
            assertThat(browser.get("/dashboard/campaigns/" + id + part).statusCode())
                    .as(part)
                    .isEqualTo(404);
        }
        browser.get("/dashboard");
        assertThat(browser.submit("/dashboard/campaigns/" + id + "/stop").statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/dashboard").body()).doesNotContain(id);
    }

    @Test
    void movesTheCampaignAndSaysWhatItDid() {
        var id = aPendingCampaign();
        browser.signedIn("ann-key").get("/dashboard/campaigns/" + id);
        var stopped = browser.submit("/dashboard/campaigns/" + id + "/stop", "hangup", "true");
        assertThat(stopped.body()).contains("Stopped: 1 lead is skipped.");
        assertThat(ann.get("/campaigns/" + id).text("status")).isEqualTo("STOPPED");
        assertThat(browser.submit("/dashboard/campaigns/" + id + "/resume").statusCode())
                .isEqualTo(409);
    }

    @Test
    void changesNameAndRulesAndSaysWhichOfThem() {
        var id = aPendingCampaign();
        var page = "/dashboard/campaigns/" + id;
        ann.patch(
                "/campaigns/" + id,
                "{\"attemptCap\": {\"calls\": 2, \"withinSeconds\": 60}, \"retry\": {}}");
        assertThat(browser.signedIn("ann-key").get(page).body())
                .containsPattern("value=\"3\"[^>]* selected")
                .contains("as set through the API");

        var changed =
                browser.submit(
                                page + "/settings",
                                "name",
                                "Winter",
                                "rules.retry",
                                "5",
                                "rules.window",
                                "USUAL_HOURS",
                                "rules.startAt",
                                "",
                                "rules.endAt",
                                "2099-01-02T09:00",
                                "rules.cap",
                                "KEEP",
                                "rules.machine",
                                "IGNORE",
                                "rules.failurePause",
                                "PAUSE")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();

        assertThat(browser.get(changed.replaceFirst("#.*", "")).body())
                .contains("Changed: name, calls to each lead, calling hours, start and end.");
        var campaign = ann.get("/campaigns/" + id).body();
        assertThat(campaign.path("name").asString()).isEqualTo("Winter");
        assertThat(campaign.path("retry").toString()).isEqualTo("{\"maxAttempts\":5}");
        assertThat(campaign.path("callingWindow").path("hours").size()).isEqualTo(2);
        assertThat(campaign.path("attemptCap").path("calls").asInt()).isEqualTo(2);
        assertThat(campaign.path("schedule").path("endAt").asString())
                .isEqualTo("2099-01-02T09:00:00Z");
    }

    @Test
    void offersWhatLawsSayWithTheirSourcesAndDates() {
        var id = aPendingCampaign();
        var page = "/dashboard/campaigns/" + id;
        var shown = browser.signedIn("ann-key").get(page).body();
        assertThat(shown)
                .contains("href=\"https://www.legifrance.gouv.fr/", "no legal advice")
                .containsPattern("as of <time datetime=\"\\d{4}-\\d\\d-\\d\\d\">");

        browser.submit(
                page + "/settings",
                "rules.window",
                valueOf(shown, "France: Mon–Fri 10:00–13:00 and 14:00–20:00"),
                "rules.cap",
                valueOf(shown, "4 in 30 days (France)"));

        var campaign = ann.get("/campaigns/" + id).body();
        assertThat(campaign.path("callingWindow").path("hours").toString())
                .startsWith("[{\"days\":[\"MONDAY\",")
                .contains("\"from\":\"14:00\",\"to\":\"20:00\"");
        assertThat(campaign.path("attemptCap").toString())
                .isEqualTo("{\"calls\":4,\"withinSeconds\":2592000}");
        assertThat(browser.get(page).body())
                .containsPattern("selected=\"selected\">France: Mon–Fri")
                .containsPattern("selected=\"selected\">4 in 30 days")
                .doesNotContain("as set through the API");
    }

    private static String valueOf(String page, String option) {
        return page.replaceAll(
                "(?s).*<option value=\"([^\"]*)\"[^>]*>" + Pattern.quote(option) + "<.*", "$1");
    }

    /** All choices come with a page, also those that its reader has not touched. */
    @Test
    void aPageThatIsOutdatedUndoesNothing() {
        var id = aPendingCampaign();
        var page = "/dashboard/campaigns/" + id;
        var seen =
                browser.signedIn("ann-key")
                        .get(page)
                        .body()
                        .replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");
        ann.patch("/campaigns/" + id, "{\"retry\": {}}");

        var refused =
                browser.submit(
                        page + "/settings", "seen", seen, "name", "Winter", "rules.retry", "1");

        assertThat(refused.body()).contains("Somebody has changed it meanwhile.");
        assertThat(ann.get("/campaigns/" + id).body().path("retry").isNull()).isFalse();
    }

    @Test
    void aChangeThatCannotBeChangesNothingAndKeepsWhatWasTyped() {
        var id = aPendingCampaign();
        var page = "/dashboard/campaigns/" + id;
        browser.signedIn("ann-key").get(page);

        var refused =
                browser.submit(
                        page + "/settings", "name", "Winter", "rules.endAt", "2001-01-02T09:00");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Start and end: the end must be in the future.", "value=\"Winter\"");
        assertThat(ann.get("/campaigns/" + id).text("name")).isEqualTo("<b>Autumn</b>");
        var bob = new Browser(port).signedIn("bob-key");
        bob.get("/dashboard");
        assertThat(bob.submit(page + "/settings", "name", "Mine").statusCode()).isEqualTo(404);
        browser.submit(page + "/stop");
        assertThat(browser.submit(page + "/settings", "name", "Late").statusCode()).isEqualTo(409);
        assertThat(browser.get(page).body()).doesNotContain("/settings");
    }

    @Test
    void whoeverHasNoAgentIsLedToOneAndBack() {
        browser.signedIn("eve-key");
        assertThat(browser.get("/dashboard").body()).contains("/dashboard/new-agent?next=");
        browser.get("/dashboard/new-agent?next=/dashboard/new");
        String[] agent = {
            "name",
            "<b>Rückruf</b>",
            "handOver",
            "false",
            "message",
            "Hello!",
            "answerUrl",
            "x",
            "next",
            "/dashboard/new"
        };
        var made = browser.submit("/dashboard/new-agent", agent);
        browser.submit("/dashboard/new-agent", agent);

        assertThat(made.headers().firstValue("Location")).hasValue("/dashboard/new");
        var eve = new Api(port, "eve-key");
        assertThat(eve.get("/agents").body().path("items").size()).isEqualTo(1);
        assertThat(eve.get("/agents/b-ruckruf-b").text("message")).isEqualTo("Hello!");
        assertThat(browser.get("/dashboard").body()).doesNotContain("new-agent");
        assertThat(browser.get("/dashboard/agents").body())
                .contains("&lt;b&gt;Rückruf&lt;/b&gt;")
                .doesNotContain("<b>R");
    }

    @Test
    void anAgentIsChangedOnlyToWhatIsValidAndOnlyByItsUser() {
        ann.put("/agents/anns-own", "{\"name\": \"Ann's\", \"message\": \"Hello!\"}");
        var page = "/dashboard/agents/anns-own";
        browser.signedIn("ann-key").get(page);
        var refused = browser.submit(page, "name", "", "callerId", "12");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The name is missing", "The message is missing");
        assertThat(ann.get("/agents/anns-own").text("name")).isEqualTo("Ann's");
        var bob = new Browser(port).signedIn("bob-key");
        bob.get("/dashboard");
        assertThat(bob.get(page).statusCode()).isEqualTo(404);
        assertThat(bob.submit(page, "name", "Mine", "message", "x").statusCode()).isEqualTo(404);
    }

    @Test
    void anAgentThatIsNeededIsNotDeleted() {
        var id = aPendingCampaign();
        browser.signedIn("ann-key").get("/dashboard/agents/reminder");
        var delete = "/dashboard/agents/reminder/delete";
        assertThat(browser.submitByScript(delete).statusCode()).isEqualTo(409);
        assertThat(ann.get("/agents/reminder").status()).isEqualTo(200);
        ann.delete("/campaigns/" + id);
    }

    @Test
    void aPageOpensTheSameSocketAsEverybodyElse() throws Exception {
        var id = aPendingCampaign();
        browser.signedIn("ann-key");
        var first = new CompletableFuture<String>();
        var socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header("Cookie", browser.cookieHeader())
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + port + "/ws/campaigns/" + id),
                                new WebSocket.Listener() {
                                    @Override
                                    public @Nullable CompletionStage<?> onText(
                                            WebSocket from, CharSequence text, boolean last) {
                                        first.complete(text.toString());
                                        return null;
                                    }
                                })
                        .join();
        assertThat(first.get(10, TimeUnit.SECONDS)).startsWith("{\"type\":\"snapshot\"");
        socket.abort();
    }
}
