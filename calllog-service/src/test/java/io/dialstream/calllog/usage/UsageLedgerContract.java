package io.dialstream.calllog.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
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
