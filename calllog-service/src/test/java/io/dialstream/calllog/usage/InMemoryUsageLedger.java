package io.dialstream.calllog.usage;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ledger in memory. */
public final class InMemoryUsageLedger implements UsageLedger {

    private final Map<String, UsageEntry> entries = new HashMap<>();

    public Collection<UsageEntry> all() {
        return entries.values();
    }

    @Override
    public void enterAll(Collection<UsageEntry> entered) {
        entered.forEach(entry -> entries.merge(entry.callId(), entry, InMemoryUsageLedger::newer));
    }

    private static UsageEntry newer(UsageEntry stored, UsageEntry entered) {
        return entered.appliedOffset() > stored.appliedOffset() ? entered : stored;
    }

    @Override
    public Usage of(String userId, YearMonth month) {
        var wanted =
                entries.values().stream()
                        .filter(entry -> entry.userId().equals(userId))
                        .filter(entry -> entry.month().equals(month))
                        .toList();
        return new Usage(
                wanted.stream().filter(UsageEntry::accepted).count(),
                wanted.stream().filter(UsageEntry::answered).count(),
                sum(wanted));
    }

    private static long sum(List<UsageEntry> entries) {
        return entries.stream().mapToLong(UsageEntry::seconds).sum();
    }
}
