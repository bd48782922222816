package io.dialstream.campaigns.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.Api;
import io.dialstream.campaigns.WholeService;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeService
class NumberPageIT {

    private static final String PAGE = "/dashboard/numbers";

    @LocalServerPort int port;

    private Browser browser;
    private Api ann;

    @BeforeEach
    void start() {
        ann = new Api(port, "ann-key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        ann.put("/agents/reminder", "{\"name\": \"<b>Voice</b>\", \"message\": \"Hello!\"}");
        ann.put("/agents/other", "{\"name\": \"Other\", \"message\": \"Hi!\"}");
        browser = new Browser(port).signedIn("ann-key");
        browser.get(PAGE);
    }

    private String location(String path, String... fields) {
        return browser.submit(path, fields).headers().firstValue("Location").orElseThrow();
    }

    @Test
    void aNumberIsAddedChangedAndRemoved() {
        var added =
                location(
                        PAGE,
                        "phoneNumber",
                        "+1 (500) 557-0001",
                        "agentId",
                        "reminder",
                        "provider",
                        "twilio");

        assertThat(added).isEqualTo(PAGE + "?changed=%2B15005570001");
        var page = browser.get(added).body();
        assertThat(page)
                .contains(
                        "<b>+15005570001</b> is answered by <b>&lt;b&gt;Voice&lt;/b&gt;</b>",
                        "/twilio/incoming",
                        "/twilio/status")
                .doesNotContain("<b>Voice");
        assertThat(ann.get("/numbers/+15005570001").text("provider")).isEqualTo("twilio");

        var changed =
                location(
                        PAGE,
                        "phoneNumber",
                        "+15005570001",
                        "agentId",
                        "other",
                        "provider",
                        "twilio");
        assertThat(browser.get(changed).body()).contains("is answered by <b>Other</b>");

        var removed = location(PAGE + "/delete", "phoneNumber", "+15005570001");
        assertThat(browser.get(removed).body())
                .contains("Nobody takes calls to <b>+15005570001</b> for you any more");
        assertThat(ann.get("/numbers/+15005570001").status()).isEqualTo(404);
        assertThat(browser.submit(PAGE + "/delete", "phoneNumber", "+15005570001").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedIsKept() {
        var refused =
                browser.submit(
                        PAGE, "phoneNumber", "12", "agentId", "other", "provider", "nowhere");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "The number must be in E.164 form",
                        "The account is not the id of a provider account",
                        "value=\"12\"")
                .containsPattern("<option value=\"other\" selected");
    }

    @Test
    void aNumberOfAnotherUserIsTaken() {
        var bob = new Api(port, "bob-key");
        bob.put("/agents/b", "{\"name\": \"B\", \"message\": \"Hi!\"}");
        bob.put("/numbers/+15005570002", "{\"agentId\": \"b\"}");

        var refused = browser.submit(PAGE, "phoneNumber", "+15005570002", "agentId", "other");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("The number is taken.").doesNotContain("bob");
    }

    /** A link of somebody else's cannot make the page say what is not so. */
    @Test
    void saysOnlyWhatIsSo() {
        assertThat(browser.get(PAGE + "?changed=Call+0900+now").body()).doesNotContain("0900");
    }
}
