package io.dialstream.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitUntilState;
import io.dialstream.stack.testing.Stage;
import io.dialstream.system.SharedStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the person who runs campaigns does and sees; a browser is driven by one thread. */
@Order(3)
@ExtendWith(SharedStage.Extension.class)
@Execution(ExecutionMode.SAME_THREAD)
@EnabledIf(
        value = "io.dialstream.system.browser.Chromium#isThereOrRequired",
        disabledReason = Chromium.MISSING)
class DashboardIT {

    private static final double PATIENCE_MILLIS = 40_000;
    private static final String SHEET =
            """
            Name,Phone
            Ada Lovelace,+14155550101
            Grace Hopper,(212) 555-0102
            Alan Turing,12
            Ada again,+14155550101
            Edsger Dijkstra,+14155550104
            Barbara Liskov,+14155550105
            """;

    private static Chromium chromium;
    private static Stage stage;
    private static String finished;

    @BeforeAll
    static void open(SharedStage shared) {
        chromium = Chromium.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        stage = shared.stage();
        stage.simulator.put("/simulator/settings", Map.of("speedUp", 50));
        finished = stage.startCampaign(20, 20);
    }

    @AfterAll
    static void close() {
        if (stage != null) {
            stage.simulator.put("/simulator/settings", Map.of("speedUp", Stage.SPEED_UP));
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Visit visit() {
        return new Visit(chromium, stage.stack.addresses().campaigns());
    }

    private static Locator status(Page page) {
        return page.locator("#standing [data-show-status]");
    }

    @Test
    void aUserUploadsMendsStartsWatchesAndTakesTheResultHome() throws IOException {
        try (var visit = visit().signIn(Stage.ANN)) {
            var page = visit.page;
            visit.follow("New campaign");
            upload(page, "Spring_reminders.csv", SHEET);
            var preview = page.locator("#preview");
            assertThat(preview).containsText("3 can be called");
            assertThat(preview).containsText("The number is the same as on line 2");

            page.getByLabel("Numbers without a country code are from").selectOption("US");
            assertThat(preview).containsText("4 can be called");
            page.getByText("Mend the rows here").click();
            var rows = page.getByLabel("Rows", exact());
            rows.fill(
                    SHEET.replace(",12\n", ",+14155550103\n")
                            .replace("Ada again,+14155550101\n", ""));
            visit.press("Check again");
            assertThat(preview).containsText("5 can be called");
            assertThat(preview).not().containsText("cannot");

            visit.press("Start calling");
            assertThat(status(page)).hasText("Completed");
            assertThat(page.locator("h1")).hasText("Spring reminders");
            assertThat(page.locator("[data-show=completedLeads]")).hasText("5");
            assertThat(page.locator("#live-calls tbody tr")).hasCount(0);

            visit.follow("Call log");
            assertThat(page.locator("#rows")).containsText("Grace Hopper");
            assertThat(saved(page, "Calls as CSV"))
                    .hasSize(6)
                    .anyMatch(row -> row.contains("+12125550102"));
            assertThat(saved(page, "Log as CSV")).hasSizeGreaterThan(10);
            page.getByLabel("Number", exact()).fill("+1 (212) 555-0102");
            visit.press("Show");
            assertThat(page.locator("#rows tr").first()).containsText("Grace Hopper");
            assertThat(page.locator("#rows")).not().containsText("Ada Lovelace");
            assertThat(saved(page, "These rows as CSV")).allMatch(row -> !row.contains("Ada"));

            page.locator("#rows a").first().click();
            assertThat(page.locator(".timeline")).containsText("Initiated");
            page.locator(".timeline summary").last().click();
            assertThat(page.locator(".timeline .raw").last()).containsText("CallSid");
        }
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** The page is there before its script; on a slow network, for seconds. */
    @Test
    void aSheetThatIsChosenBeforeThePageIsReadyIsTaken() {
        try (var visit = visit().signIn(Stage.ANN)) {
            var page = visit.page;
            var held = new ArrayList<Route>();
            page.route("**/upload*.js", held::add);
            page.navigate(
                    "/dashboard/new",
                    new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            page.waitForCondition(() -> !held.isEmpty());
            choose(page, "Early.csv", SHEET);
            held.forEach(Route::resume);
            page.waitForURL("**/dashboard/drafts/*");
        }
    }

    private static void upload(Page page, String name, String sheet) {
        choose(page, name, sheet);
        page.waitForURL("**/dashboard/drafts/*");
    }

    private static void choose(Page page, String name, String sheet) {
        var bytes = sheet.getBytes(StandardCharsets.UTF_8);
        page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", bytes));
    }

    private static List<String> saved(Page page, String link) throws IOException {
        var download = page.waitForDownload(() -> page.getByText(link).click());
        return Files.readAllLines(download.path());
    }

    @Test
    void aCampaignIsPausedResumedAndStopped() {
        var id = stage.startCampaign(30, 3);
        try (var visit = visit().signIn(Stage.ANN)) {
            var page = visit.page;
            visit.follow(stage.campaign(id).text("name"));
            assertThat(page.locator("[data-show=inFlightCalls]")).hasText("3");

            visit.press("Pause…");
            visit.press("Pause");
            assertThat(page.locator("#done")).containsText("Paused: no new call starts.");
            assertThat(status(page)).hasText("Paused");
            // A call that was announced and not asked for when the pause came waits for the resume.
            assertThat(page.locator("#live-calls tr:not(.ended) .call-state:not(.call-initiated)"))
                    .hasCount(0);
            assertThat(page.locator("#standing .notice")).containsText("Paused");
            long done = stage.campaign(id).number("completedLeads");

            visit.press("Resume…");
            visit.press("Resume");
            assertThat(status(page)).hasText("Running");
            stage.awaitDone(id, done + 1);

            visit.press("Stop…");
            visit.press("Stop and hang up");
            assertThat(status(page)).hasText("Stopped");
            assertThat(page.locator("#done")).containsText("skipped");
            assertThat(stage.campaign(id).text("status")).isEqualTo("STOPPED");
        }
    }

    @Test
    void aFirstUserIsLedFromAnAgentToACampaignThatTheListShowsByItself() {
        try (var visit = visit().signIn(Stage.BOB)) {
            var page = visit.page;
            Looks.good(page, "campaigns-empty");
            visit.follow("Create an agent");
            Looks.good(page, "agent-new");
            page.getByLabel("Name").fill("Reminder");
            visit.press("Create");
            Looks.good(page, "agent-refused");
            page.locator("#message").fill("See you tomorrow.");
            visit.press("Create");
            page.waitForURL("**/dashboard/new");

            visit.follow("Agents");
            Looks.good(page, "agents");
            visit.follow("Reminder");
            Looks.good(page, "agent");
            visit.follow("Campaigns");
            page.waitForURL("**/dashboard");
            stage.startCampaignOf(Stage.BOB, 2, 1);
            assertThat(page.locator("tr[data-campaign]")).containsText("Campaign");
            assertThat(page.locator("[data-show-status]")).hasText("Completed");
        }
    }

    @Test
    void aCampaignLooksGoodWhileItRuns() {
        var id = stage.startCampaign(100, 12);
        try (var visit = visit().signIn(Stage.ANN)) {
            var page = visit.open("/dashboard/campaigns/" + id).page;
            assertThat(page.locator("#activity canvas")).isVisible();
            stage.awaitDone(id, 60);
            Looks.take(page, readme());
            Looks.good(page, "campaign-running");
        }
    }

    @Test
    void theDoNotCallListIsKept() throws IOException {
        try (var visit = visit().signIn(Stage.ANN).refusing("/do-not-call/import")) {
            var page = visit.page;
            visit.follow("Do not call");
            page.locator("summary").getByText("Add a number").click();
            page.getByLabel("Number", exact()).fill("+44 20 7946 0001");
            page.getByLabel("Reason", exact()).fill("asked us");
            visit.press("Add");
            assertThat(page.locator("[role=status]").first()).containsText("is on the list");

            page.locator("summary").getByText("Import a file").click();
            choose(page, "list.csv", "phoneNumber\n12\n");
            assertThat(page.locator("#upload-problem")).containsText("Line 2: phoneNumber");
            Looks.good(page, "do-not-call-refused");
            choose(page, "list.csv", "phoneNumber\n+442079460002\n+4420794601*\n");
            page.waitForURL("**added=2**");
            page.getByLabel("Numbers that begin with").fill("+44 20 7946");
            visit.press("Show");
            assertThat(page.locator(".entries tbody tr")).hasCount(3);
            Looks.good(page, "do-not-call");
            assertThat(saved(page, "Export these as CSV"))
                    .hasSize(4)
                    .anyMatch(row -> row.contains("asked us"));

            page.getByText("Remove…").first().click();
            visit.press("Let it be called again");
            assertThat(page.locator(".entries tbody tr")).hasCount(2);
        }
    }

    @Test
    void aCampaignIsGivenRulesAndGivenOthersLater() {
        try (var visit = visit().signIn(Stage.ANN)) {
            var page = visit.open("/dashboard/new").page;
            upload(page, "Scheduled.csv", "Name,Phone\nAda,+14155550101\n");
            page.getByLabel("Calls to each lead").selectOption("3");
            page.getByLabel("Calling hours").selectOption("OWN_HOURS");
            page.getByLabel("Sat", exact()).check();
            page.getByLabel("Starts by itself").fill("2099-01-02T09:00");
            assertThat(page.locator("p.forecast")).containsText("1 of 1 may be called");
            page.getByText("What some laws say on calls").click();
            Looks.good(page, "draft-rules");
            visit.press("Start calling");
            assertThat(status(page)).hasText("Pending");

            page.getByText("Name and rules").click();
            assertThat(page.getByLabel("Starts by itself")).hasValue("2099-01-02T09:00");
            assertThat(page.getByLabel("Sat", exact())).isChecked();
            page.getByLabel("Calling hours").selectOption("ANY_TIME");
            page.getByLabel("Name", exact()).fill("Later");
            visit.press("Save");
            assertThat(page.locator("h1")).hasText("Later");
            assertThat(page.locator("#settings")).containsText("Changed: name, calling hours.");
            Looks.good(page, "campaign-settings");
            visit.press("Stop…");
            visit.press("Stop, let live calls end");
            assertThat(status(page)).hasText("Stopped");
        }
    }

    private static Path readme() {
        return "docs".equals(System.getenv("DIALSTREAM_SCREENSHOTS"))
                ? Path.of("..", "docs", "dashboard.png")
                : Path.of("target", "screenshots", "dashboard.png");
    }

    @Test
    void everyPageIsGoodToReadInLightAndDark() {
        stage.awaitStatus(finished, "COMPLETED");
        try (var visit = visit()) {
            var page = visit.open("/sign-in").page;
            Looks.good(page, "sign-in");
            page.getByLabel("API key").fill("wrong");
            visit.press("Sign in");
            Looks.good(page, "sign-in-refused");
            visit.signIn(Stage.ANN);
            Looks.good(page, "campaigns");
            var campaign = "/dashboard/campaigns/" + finished;
            Looks.good(visit.open(campaign).page, "campaign");
            Looks.good(visit.open(campaign + "/log").page, "log");
            page.locator("#rows a").first().click();
            Looks.good(page, "call");
            Looks.good(
                    visit.open(campaign + "/log?reason=BUSY&from=2001-01-01T00:00:00Z").page,
                    "log-narrowed");
            Looks.good(visit.open(campaign + "/log?phoneNumber=12").page, "log-refused");
            assertThat(page.locator("[role=alert]")).containsText("A number begins with +");
            Looks.good(visit.open("/dashboard/usage").page, "usage");
            assertThat(page.locator("#by-campaign")).containsText("Campaign");
            Looks.good(visit.open("/dashboard/new").page, "new");
            upload(page, "Spring.csv", SHEET);
            Looks.good(page, "draft");
            Looks.good(visit.open("/dashboard/campaigns/none").page, "problem");
        }
    }
}
