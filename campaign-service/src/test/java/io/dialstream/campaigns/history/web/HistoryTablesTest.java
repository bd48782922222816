package io.dialstream.campaigns.history.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dialstream.campaigns.history.AllCallsFilter;
import io.dialstream.campaigns.history.CallDirection;
import io.dialstream.campaigns.history.CallFilter;
import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.history.CallLogPage;
import io.dialstream.campaigns.history.CallPage;
import io.dialstream.campaigns.history.CallWithTimeline;
import io.dialstream.campaigns.history.CampaignActivity;
import io.dialstream.campaigns.history.CampaignUsagePage;
import io.dialstream.campaigns.history.LogFilter;
import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.campaigns.history.MonthlyUsage;
import io.dialstream.campaigns.history.PagePosition;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.UnavailableException;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class HistoryTablesTest {

    private final Map<String, CallPage> pages = new HashMap<>();
    private final HistoryTables tables = new HistoryTables(new PagesOfCalls());
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /** A call log that knows calls only; a page that it does not know is not to be had. */
    private final class PagesOfCalls implements CallHistory {

        @Override
        public CallPage calls(String token, String id, CallFilter filter, PagePosition position) {
            var cursor = position.cursor();
            var page = pages.get(cursor == null ? "first" : cursor);
            if (page == null) {
                throw new UnavailableException("The call log does not answer.");
            }
            return page;
        }

        @Override
        public CallLogPage entries(
                String token, String id, LogFilter filter, PagePosition position) {
            return new CallLogPage(List.of(), null);
        }

        @Override
        public Optional<CallWithTimeline> call(String token, String callId) {
            return Optional.empty();
        }

        @Override
        public MonthlyUsage usage(String token, YearMonth month) {
            return new MonthlyUsage(month.toString(), 0, 0, 0);
        }

        @Override
        public CampaignUsagePage usageByCampaign(
                String token, YearMonth month, PagePosition position) {
            return new CampaignUsagePage(List.of(), null);
        }

        @Override
        public CallPage calls(String token, AllCallsFilter filter, PagePosition position) {
            return new CallPage(List.of(), null);
        }

        @Override
        public CampaignActivity activity(String token, String id, int mostBuckets) {
            return new CampaignActivity(1, List.of());
        }
    }

    private static LoggedCall callTo(String name) {
        return new LoggedCall(
                "k-1-1",
                "k",
                "1",
                name,
                "+14155550101",
                CallStatus.COMPLETED,
                null,
                "twilio",
                "CA1",
                Instant.parse("2026-11-22T12:00:00Z"),
                null,
                null,
                null,
                17,
                1,
                null,
                CallDirection.OUTBOUND,
                null,
                null,
                null);
    }

    @Test
    void writesEveryPage() throws IOException {
        pages.put("first", new CallPage(List.of(callTo("Ada")), "second"));
        pages.put("second", new CallPage(List.of(callTo("Grace, \"Amazing\"")), null));
        tables.calls("key", "k", CallFilter.ALL, response);
        assertThat(response.getContentType()).startsWith("text/csv");
        assertThat(response.getHeader("Content-Disposition")).contains("calls-k.csv");
        assertThat(response.getContentAsString().lines())
                .hasSize(3)
                .element(2)
                .asString()
                .isEqualTo(
                        """
                        "k-1-1","1","Grace, ""Amazing""\","+14155550101","COMPLETED","","17",\
                        "2026-11-22T12:00:00Z","","","","twilio","CA1","1",""\
                        """);
    }

    @Test
    void aPartIsNeverTakenForTheWhole() {
        pages.put("first", new CallPage(List.of(callTo("Ada")), "gone"));
        assertThatIOException()
                .isThrownBy(() -> tables.calls("key", "k", CallFilter.ALL, response));
    }

    @Test
    void refusesBeforeAnythingIsWrittenWhenTheCallLogIsAway() {
        assertThatThrownBy(() -> tables.calls("key", "k", CallFilter.ALL, response))
                .isInstanceOf(UnavailableException.class);
        assertThat(response.getContentType()).isNull();
    }

    @Test
    void everyCellIsQuoted() throws IOException {
        pages.put("first", new CallPage(List.of(callTo(",x;=1+1")), null));
        tables.calls("key", "k", CallFilter.ALL, response);
        assertThat(response.getContentAsString().lines())
                .allMatch(line -> line.matches("\"([^\"]*\",\")*[^\"]*\""))
                .anyMatch(line -> line.contains("\",x;'=1+1\""));
    }

    @Test
    void whatIsExportedIsImportedUnchanged() throws IOException {
        pages.put("first", new CallPage(List.of(callTo("Grace, \"Amazing\"")), null));
        tables.calls("key", "k", CallFilter.ALL, response);
        try (var read =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(response.getContentAsString()))) {
            assertThat(read.getRecords())
                    .extracting(row -> row.get("phoneNumber"), row -> row.get("leadName"))
                    .containsExactly(tuple("+14155550101", "Grace, \"Amazing\""));
        }
    }
}
