package io.dialstream.calllog.usage.web;

import io.dialstream.calllog.testing.ReadApi;
import io.dialstream.calllog.testing.RunningService;
import io.dialstream.calllog.usage.UsageEntry;
import io.dialstream.calllog.usage.UsageLedger;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class UsageApiIT extends RunningService {

    @Autowired UsageLedger ledger;
    @LocalServerPort int port;

    @Test
    void showsWhatAUserUsedInAMonth() {
        ledger.enterAll(
                List.of(
                        entry("u1", "alice", "2031-03-01T00:00:00Z", true, 40),
                        entry("u2", "alice", "2031-03-31T23:59:59Z", false, 0),
                        entry("u3", "alice", "2031-04-01T00:00:00Z", true, 7),
                        entry("u4", "bob", "2031-03-10T00:00:00Z", true, 9)));

        ReadApi.at(port, "key-of-alice")
                .answers(
                        "/usage?month=2031-03",
                        """
                        {"month": "2031-03", "calls": 2, "answeredCalls": 1, "totalSeconds": 40}
                        """);
    }

    @Test
    void showsNothingWhereNothingWasUsed() {
        ReadApi.at(port, "key-of-bob")
                .answers(
                        "/usage?month=1999-12",
                        """
                        {"month": "1999-12", "calls": 0, "answeredCalls": 0, "totalSeconds": 0}
                        """);
    }

    @Test
    void showsWhatEachCampaignUsedPageByPage() {
        ledger.enterAll(List.of(entry("u5", "alice", "2032-03-01T00:00:00Z", true, 40)));

        ReadApi.at(port, "key-of-alice")
                .answers(
                        "/usage/campaigns?month=2032-03&limit=1",
                        """
                        {"items": [{"month": "2032-03", "campaignId": "k1", "calls": 1,
                          "answeredCalls": 1, "totalSeconds": 40}], "nextCursor": null}
                        """);
        ReadApi.at(port, "key-of-bob")
                .answers("/usage/campaigns?month=2032-03", "{\"items\": [], \"nextCursor\": null}");
    }

    @Test
    void showsTheCurrentMonthUnlessTold() {
        ReadApi.at(port, "key-of-alice")
                .get("/usage")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.month")
                .isEqualTo(YearMonth.now(ZoneOffset.UTC).toString());
    }

    @Test
    void refusesWhatIsNoMonth() {
        var alice = ReadApi.at(port, "key-of-alice");
        alice.refuses("/usage?month=2026-13", "month");
        alice.refuses("/usage?month=2026-11-01", "month");
        alice.refuses("/usage?month=november", "month");
        alice.refuses("/usage?month=", "month");
        alice.refuses("/usage?month=%2B12026-11", "month");
        alice.refuses("/usage/campaigns?month=november", "month");
        alice.refuses("/usage/campaigns?limit=0", "limit");
        alice.refuses("/usage/campaigns?cursor=nonsense", "cursor");
    }

    private static UsageEntry entry(
            String callId, String userId, String endedAt, boolean answered, int seconds) {
        return new UsageEntry(
                callId, userId, "k1", Instant.parse(endedAt), true, answered, seconds, 1);
    }
}
