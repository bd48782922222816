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
class DoNotCallPageIT {

    private static final String PAGE = "/dashboard/do-not-call";

    @LocalServerPort int port;

    private Browser browser;
    private Api ann;

    @BeforeEach
    void start() {
        ann = new Api(port, "ann-key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        browser = new Browser(port).signedIn("ann-key");
        browser.get(PAGE);
    }

    private String location(String path, String... fields) {
        return browser.submit(path, fields).headers().firstValue("Location").orElseThrow();
    }

    @Test
    void anEntryIsAddedSeenAndRemoved() {
        var added =
                location(
                        PAGE,
                        "phoneNumber",
                        "+44 (20) 7946-0001",
                        "reason",
                        "<b>asked</b>",
                        "until",
                        "2099-01-30");

        assertThat(added).isEqualTo(PAGE + "?changed=%2B442079460001");
        assertThat(browser.get(added + "&prefix=%2B442079").body())
                .contains("+442079460001</b> is on the list", "&lt;b&gt;asked&lt;/b&gt;")
                .doesNotContain("<b>asked");
        var entry = ann.get("/do-not-call/+442079460001");
        assertThat(entry.text("expiresAt")).isEqualTo("2099-01-31T00:00:00Z");
        assertThat(entry.text("source")).isEqualTo("DASHBOARD");

        var removed = location(PAGE + "/delete", "phoneNumber", "+442079460001", "prefix", "+4420");

        assertThat(browser.get(removed).body())
                .contains("+442079460001</b> is not on the list any more", "value=\"+4420\"");
        assertThat(ann.get("/do-not-call/+442079460001").status()).isEqualTo(404);
        assertThat(browser.submit(PAGE + "/delete", "phoneNumber", "+442079460001").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedIsKept() {
        var refused =
                browser.submit(PAGE, "phoneNumber", "12", "reason", "r", "until", "2001-01-01");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("The number must be", "The end must be in the future", "value=\"12\"");
        assertThat(browser.get(PAGE + "?prefix=abc").body()).contains("This cannot be looked for");
    }

    /** A link of somebody else's cannot make the page say what is not so. */
    @Test
    void saysOnlyWhatIsSo() {
        assertThat(browser.get(PAGE + "?changed=Call+0900+now").body()).doesNotContain("0900");
    }

    @Test
    void findsByHowNumbersBeginAndGoesOnWhereAPageEnds() {
        var rows = new StringBuilder("phoneNumber\n");
        for (int n = 0; n < 60; n++) {
            rows.append("+4930123450%02d\n".formatted(n));
        }
        browser.upload(PAGE + "/import", rows.toString());

        var first = browser.get(PAGE + "?prefix=49+30+12345").body();

        assertThat(first).contains("+493012345049").doesNotContain("+493012345050");
        var next = first.replaceAll("(?s).*hx-get=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(browser.get(next).body())
                .contains("+493012345050", "+493012345059")
                .doesNotContain("+493012345049", "<html");
    }

    @Test
    void aTableIsTakenWholeOrNotAtAll() {
        var refused =
                browser.upload(
                        PAGE + "/import",
                        "phoneNumber,expiresAt\n+33123450001,\n12,\n+33123450002,soon\n");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Line 3: phoneNumber must be"),
                        line -> assertThat(line).startsWith("Line 4: expiresAt must be a time"));
        assertThat(ann.get("/do-not-call/+33123450001").status()).isEqualTo(404);
        assertThat(browser.upload(PAGE + "/import", "number\n+33123450001\n").body())
                .isEqualTo("phoneNumber is no column; the first line names the columns.");

        var table = "phoneNumber,reason\n+33123450001,mail\n+33123450002,\n";
        var taken = browser.upload(PAGE + "/import", table);

        assertThat(taken.body()).contains("added=2&unchanged=0");
        assertThat(browser.upload(PAGE + "/import", table).body()).contains("added=0&unchanged=2");
        assertThat(browser.get(PAGE + "?added=2&unchanged=1").body())
                .contains("Imported: 2 new, 1 that change nothing.");
        var exported = browser.get(PAGE + "/table.csv?prefix=%2B3312345");
        assertThat(exported.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("do-not-call.csv");
        assertThat(exported.body().lines())
                .hasSize(3)
                .anySatisfy(row -> assertThat(row).contains("+33123450001", "mail", "DASHBOARD"));
    }

    @Test
    void aListIsNobodyElses() {
        ann.put("/do-not-call/+39061234501", "{}");
        var bob = new Browser(port).signedIn("bob-key");

        assertThat(bob.get(PAGE).body()).doesNotContain("+39061234501");
        assertThat(bob.submit(PAGE + "/delete", "phoneNumber", "+39061234501").statusCode())
                .isEqualTo(404);
        assertThat(ann.get("/do-not-call/+39061234501").status()).isEqualTo(200);
        assertThat(new Browser(port).get(PAGE + "/table.csv").statusCode()).isEqualTo(302);
    }
}
