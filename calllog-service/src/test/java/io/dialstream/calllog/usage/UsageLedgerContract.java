package io.dialstream.calllog.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.paging.PageRequest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every kind of {@link UsageLedger} does. */
public abstract class UsageLedgerContract {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Instant IN_NOVEMBER = Instant.parse("2026-11-22T16:00:00Z");

    private final UsageLedger ledger;

    /** On an empty one. */
    protected UsageLedgerContract(UsageLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void addsUpWhatAUserUsedInAMonth() {
        ledger.enterAll(
                List.of(
                        entry("talked", true, true, 40),
                        entry("hung up at once", true, true, 0),
                        entry("nobody there", true, false, 0),
                        entry("refused", false, false, 0)));

        assertThat(ledger.of("alice", NOVEMBER)).isEqualTo(new Usage(3, 2, 40));
    }

    @Test
    void isNothingWhereNothingWasUsed() {
        ledger.enterAll(List.of());
        ledger.enterAll(List.of(entry("talked", true, true, 40)));

        assertThat(ledger.of("bob", NOVEMBER)).isEqualTo(Usage.NONE);
        assertThat(ledger.of("alice", NOVEMBER.plusMonths(1))).isEqualTo(Usage.NONE);
    }

    @Test
    void countsACallInTheMonthOfItsEndByUtc() {
        ledger.enterAll(
                List.of(
                        endingAt("last of November", "2026-11-30T23:59:59.999Z"),
                        endingAt("first of December", "2026-12-01T00:00:00Z")));

        assertThat(ledger.of("alice", NOVEMBER).calls()).isEqualTo(1);
        assertThat(ledger.of("alice", NOVEMBER.plusMonths(1)).calls()).isEqualTo(1);
    }

    @Test
    void replacesAnEntryThatKnowsLess() {
        ledger.enterAll(List.of(knowing("c1", 5, 0)));
        ledger.enterAll(List.of(knowing("c1", 7, 10)));
        ledger.enterAll(List.of(knowing("c1", 6, 99)));
        ledger.enterAll(List.of(knowing("c1", 7, 98)));

        assertThat(ledger.of("alice", NOVEMBER)).isEqualTo(new Usage(1, 1, 10));
    }

    @Test
    void addsUpMoreSecondsThanAnIntHolds() {
        ledger.enterAll(
                List.of(
                        entry("one", true, true, Integer.MAX_VALUE),
                        entry("two", true, true, Integer.MAX_VALUE)));

        assertThat(ledger.of("alice", NOVEMBER).totalSeconds()).isEqualTo(2L * Integer.MAX_VALUE);
    }

    @Test
    void addsUpCampaignByCampaign() {
        ledger.enterAll(
                List.of(
                        entry("one", true, true, 40),
                        entry("two", true, false, 0),
                        endingAt("outside", "2026-11-30T23:59:59.999Z"),
                        ofCampaign("other", "alice", "k2"),
                        ofCampaign("bobs", "bob", "k1")));

        var all = ledger.byCampaign("alice", NOVEMBER, PageRequest.of(null, null));

        assertThat(all.items())
                .containsExactly(
                        new CampaignUsage(null, new Usage(1, 1, 1)),
                        new CampaignUsage("k1", new Usage(2, 1, 40)),
                        new CampaignUsage("k2", new Usage(1, 1, 5)));
        assertThat(all.nextCursor()).isNull();
        assertThat(
                        ledger.byCampaign(
                                        "alice", NOVEMBER.plusMonths(1), PageRequest.of(null, null))
                                .items())
                .isEmpty();
    }

    @Test
    void namesEveryCampaignOnceOverAllPages() {
        ledger.enterAll(
                List.of(
                        endingAt("outside", "2026-11-30T23:59:59.999Z"),
                        ofCampaign("c3", "alice", "k3"),
                        ofCampaign("c1", "alice", "k1"),
                        ofCampaign("c2", "alice", "k2")));
        var named = new ArrayList<@Nullable String>();
        String cursor = null;
        do {
            var page = ledger.byCampaign("alice", NOVEMBER, PageRequest.of(1, cursor));
            page.items().forEach(usage -> named.add(usage.campaignId()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(named).containsExactly(null, "k1", "k2", "k3");
    }

    private static UsageEntry ofCampaign(String callId, String userId, String campaignId) {
        return new UsageEntry(callId, userId, campaignId, IN_NOVEMBER, true, true, 5, 1);
    }

    private static UsageEntry entry(
            String callId, boolean accepted, boolean answered, int seconds) {
        return new UsageEntry(callId, "alice", "k1", IN_NOVEMBER, accepted, answered, seconds, 1);
    }

    private static UsageEntry endingAt(String callId, String end) {
        return new UsageEntry(callId, "alice", null, Instant.parse(end), true, true, 1, 1);
    }

    private static UsageEntry knowing(String callId, long offset, int seconds) {
        return new UsageEntry(callId, "alice", "k1", IN_NOVEMBER, true, true, seconds, offset);
    }
}
