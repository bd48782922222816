package io.dialstream.calllog.projection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.events.CallStatusChanged;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Everything that the projection reads and writes. The order is what makes a crash anywhere and a
 * replay from any point harmless. Calls are read before stats and written after them: so the calls
 * that are seen never know more than the stats that are seen, and the stats tell which records of
 * theirs are still to be counted.
 */
@Component
class Projection {

    private final LogEntries entries;
    private final UsageLedger usage;
    private final CampaignStatistics statistics;
    private final Calls calls;

    Projection(LogEntries entries, UsageLedger usage, CampaignStatistics statistics, Calls calls) {
        this.entries = entries;
        this.usage = usage;
        this.statistics = statistics;
        this.calls = calls;
    }

    Projected fold(List<Heard> batch) {
        var knownCalls = calls.findAll(idsOf(batch, CallStatusChanged::callId));
        var knownStats = statistics.findAll(idsOf(batch, CallStatusChanged::campaignId));
        return Fold.of(batch, knownCalls, knownStats);
    }

    private static Set<String> idsOf(
            List<Heard> batch, Function<CallStatusChanged, @Nullable String> id) {
        return batch.stream()
                .flatMap(heard -> Stream.ofNullable(id.apply(heard.event())))
                .collect(toUnmodifiableSet());
    }

    void save(Projected projected) {
        entries.addAll(projected.entries());
        usage.enterAll(projected.usage());
        statistics.saveAll(projected.stats());
        calls.addAll(projected.begunCalls());
        calls.saveAll(projected.changedCalls());
    }
}
