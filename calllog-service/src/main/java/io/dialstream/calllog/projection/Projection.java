package io.dialstream.calllog.projection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.events.CallStatusChanged;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Everything that the projection reads and writes. The order is what makes a crash anywhere and a
 * replay from any point harmless. Calls are read before stats and written after them: so the calls
 * that are seen never know more than the stats that are seen, and the stats say which records of
 * theirs are still to be counted. What is cached is not read, unless a call that was read is ahead
 * of the cached stats.
 */
@Component
class Projection {

    private final LogEntries entries;
    private final UsageLedger usage;
    private final CampaignStatistics statistics;
    private final Calls calls;
    private final ProjectionCache cache;

    Projection(
            LogEntries entries,
            UsageLedger usage,
            CampaignStatistics statistics,
            Calls calls,
            ProjectionCache cache) {
        this.entries = entries;
        this.usage = usage;
        this.statistics = statistics;
        this.calls = calls;
        this.cache = cache;
    }

    /** Stores the result of a batch, and returns it. */
    Projected project(List<CallStatusRecord> batch) {
        var checkout = cache.checkOut(batch);
        var projected = ProjectionBatch.of(batch, known(batch, checkout));
        save(projected);
        cache.checkIn(checkout, batch, projected.known());
        return projected;
    }

    private Known known(List<CallStatusRecord> batch, ProjectionCache.Checkout checkout) {
        var callIds = idsOf(batch, CallStatusChanged::callId);
        var campaignIds = idsOf(batch, CallStatusChanged::campaignId);
        var known = checkout.known(batch);
        known = known.withCalls(others(callIds, known.calls(), calls::findAll));
        return known.withStats(others(campaignIds, known.stats(), statistics::findAll));
    }

    private static Set<String> idsOf(
            List<CallStatusRecord> batch, Function<CallStatusChanged, @Nullable String> id) {
        return batch.stream()
                .flatMap(record -> Stream.ofNullable(id.apply(record.event())))
                .collect(toUnmodifiableSet());
    }

    private static <T> Map<String, T> others(
            Set<String> ids, Map<String, T> known, Function<Set<String>, Map<String, T>> read) {
        var unknown = new HashSet<>(ids);
        unknown.removeAll(known.keySet());
        return unknown.isEmpty() ? Map.of() : read.apply(unknown);
    }

    private void save(Projected projected) {
        entries.addAll(projected.entries());
        usage.enterAll(projected.usage());
        statistics.saveAll(projected.stats());
        calls.addAll(projected.begunCalls());
        calls.saveAll(projected.changedCalls());
    }
}
