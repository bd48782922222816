package io.dialstream.campaigns.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.dialstream.campaigns.Api;
import io.dialstream.campaigns.WholeService;
import io.dialstream.campaigns.dashboard.CampaignQueries;
import io.dialstream.campaigns.history.CallDirection;
import io.dialstream.campaigns.history.CallWithTimeline;
import io.dialstream.campaigns.history.InMemoryCallHistory;
import io.dialstream.campaigns.history.web.HistoryTables;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.access.User;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** The service's own call log is away; what the page shows comes from one in memory. */
@WholeService
class CallsPageIT {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    @LocalServerPort int port;
    @Autowired ThymeleafViewResolver views;
    @Autowired CampaignQueries campaigns;
    @Autowired HistoryTables tables;

    private final InMemoryCallHistory callLog = new InMemoryCallHistory();
    private MockMvc pages;

    @BeforeEach
    void start() {
        pages =
                MockMvcBuilders.standaloneSetup(
                                new CallsPageController(callLog),
                                new CallLogController(campaigns, callLog, tables))
                        .setViewResolvers(new Shared(views))
                        .build();
    }

    private String shown(String path) throws Exception {
        var ann =
                UsernamePasswordAuthenticationToken.authenticated(
                        new User("ann"), "key", List.of());
        return pages.perform(
                        get(URI.create(path))
                                .principal(ann)
                                .requestAttr(
                                        "_csrf",
                                        new DefaultCsrfToken("X-XSRF-TOKEN", "_csrf", "t")))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static CallWithTimeline placed(String id, @Nullable String campaignId, int second) {
        return new CallWithTimeline(
                id,
                campaignId,
                "1",
                "<b>Ada</b>",
                "+14155550101",
                CallStatus.NO_ANSWER,
                null,
                "twilio",
                "CA1",
                START.plusSeconds(second),
                null,
                null,
                null,
                null,
                1,
                null,
                CallDirection.OUTBOUND,
                "+15005550006",
                null,
                null,
                List.of());
    }

    private static CallWithTimeline cameIn(
            String id, @Nullable String caller, @Nullable String returned, CallMatch match) {
        return new CallWithTimeline(
                id,
                returned == null ? null : "k1",
                returned == null ? null : "1",
                returned == null ? null : "<b>Ada</b>",
                caller,
                CallStatus.COMPLETED,
                null,
                "twilio",
                "CA2",
                START.plusSeconds(100),
                null,
                START.plusSeconds(101),
                START.plusSeconds(160),
                59,
                null,
                null,
                CallDirection.INBOUND,
                "+15005550006",
                returned,
                match,
                List.of());
    }

    /** One that belongs to the service's context, and is given no other. */
    private record Shared(ViewResolver views) implements ViewResolver {

        @Override
        public @Nullable View resolveViewName(String name, Locale locale) throws Exception {
            return views.resolveViewName(name, locale);
        }
    }

    @Test
    void saysWhoCalledWhomAndWhichCallIsReturned() throws Exception {
        callLog.add("key", placed("k1-1-1", "k1", 0));
        callLog.add("key", placed("single", null, 1));
        callLog.add("key", cameIn("in-1", "+14155550101", "k1-1-1", CallMatch.CALLER_ID));
        callLog.add("key", cameIn("in-2", null, null, CallMatch.NONE));

        var page = shown("/dashboard/calls");

        assertThat(page)
                .contains(
                        "from &lt;b&gt;Ada&lt;/b&gt;",
                        "to &lt;b&gt;Ada&lt;/b&gt;",
                        "from a caller",
                        "not shown",
                        "59 s",
                        "href=\"/dashboard/calls/in-1\"",
                        "returns <a href=\"/dashboard/calls/k1-1-1\">our call</a>",
                        "<a href=\"/dashboard/campaigns/k1\">a campaign</a>",
                        "no call of ours",
                        "single call")
                .doesNotContain("<b>Ada");
    }

    @Test
    void aCallSaysWhatItReturnsAndWhoCalled() throws Exception {
        callLog.add("key", placed("k1-1-1", "k1", 0));
        callLog.add("key", cameIn("in-1", "+14155550101", "k1-1-1", CallMatch.NUMBER));
        callLog.add("key", cameIn("in-2", null, null, CallMatch.NONE));

        assertThat(shown("/dashboard/calls/in-1"))
                .contains(
                        "<h1>Call from &lt;b&gt;Ada",
                        "it returns <a href=\"/dashboard/calls/k1-1-1\">our call</a>",
                        "<a href=\"/dashboard/campaigns/k1\">a campaign</a>",
                        "came from another number of yours",
                        "+15005550006");
        assertThat(shown("/dashboard/calls/in-2"))
                .contains(
                        "<h1>Call from a hidden number",
                        "not shown by the caller",
                        "returns none of yours")
                .doesNotContain("null");
        assertThat(shown("/dashboard/calls/k1-1-1"))
                .contains("<title>Call to &lt;b&gt;Ada", "/dashboard/campaigns/k1/log")
                .doesNotContain("returns");
    }

    @Test
    void filtersAndSaysWhatItCannotLookFor() throws Exception {
        callLog.add("key", placed("k1-1-1", "k1", 0));
        callLog.add("key", cameIn("in-1", "+14155550101", "k1-1-1", CallMatch.NUMBER));

        assertThat(shown("/dashboard/calls?direction=INBOUND&phoneNumber=%2B1%20415%205550101"))
                .contains("/dashboard/calls/in-1", "<option value=\"INBOUND\" selected")
                .doesNotContain("to &lt;b&gt;Ada");
        assertThat(shown("/dashboard/calls?status=FAILED")).contains("No call matches.");
        callLog.refuse();
        assertThat(shown("/dashboard/calls?from=yesterday")).contains("This cannot be looked for");
    }

    @Test
    void goesOnWithWhatComesNext() throws Exception {
        for (int n = 0; n < 60; n++) {
            callLog.add("key", placed("k1-%d-1".formatted(n), "k1", n));
        }

        var first = shown("/dashboard/calls");
        assertThat(first).contains("/dashboard/calls/rows?cursor=k1-10-1&amp;", "k1-10-1");
        var rest = shown("/dashboard/calls/rows?cursor=k1-10-1");
        assertThat(rest).contains("k1-9-1", "k1-0-1").doesNotContain("k1-11-1", "<html", "More");
    }

    @Test
    void isEmptyInWordsAndSaysWhenTheCallLogIsAway() throws Exception {
        assertThat(shown("/dashboard/calls")).contains("No call yet");
        var ann = new Api(port, "ann-key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);

        var away = new Browser(port).signedIn("ann-key").get("/dashboard/calls");

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("Something is away");
    }
}
