package io.dialstream.calllog.usage;

import static java.util.stream.Collectors.groupingBy;

import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        return sums(entriesOf(userId, month).toList());
    }

    @Override
    public Page<CampaignUsage> byCampaign(String userId, YearMonth month, PageRequest page) {
        var after = page.after();
        var sums = new TreeMap<String, CampaignUsage>();
        entriesOf(userId, month)
                .collect(groupingBy(entry -> Optional.ofNullable(entry.campaignId())))
                .forEach((id, its) ->
                        sums.put(id.orElse(""), new CampaignUsage(id.orElse(null), sums(its))));
        var found = after == null ? sums : sums.tailMap(after.id(), false);
        return Page.of(
                found.values().stream().limit(page.limit() + 1L).toList(),
                page.limit(),
                usage -> usage.cursor(month));
    }

    private Stream<UsageEntry> entriesOf(String userId, YearMonth month) {
        return entries.values().stream()
                .filter(entry -> entry.userId().equals(userId))
                .filter(entry -> entry.month().equals(month));
    }

    private static Usage sums(List<UsageEntry> wanted) {
        return new Usage(
                wanted.stream().filter(UsageEntry::accepted).count(),
                wanted.stream().filter(UsageEntry::answered).count(),
                sum(wanted));
    }

    private static long sum(List<UsageEntry> entries) {
        return entries.stream().mapToLong(UsageEntry::seconds).sum();
    }
}
