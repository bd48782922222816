package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.InMemoryCalls;
import io.dialstream.calllog.history.InMemoryLogEntries;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.usage.InMemoryUsageLedger;
import io.dialstream.calllog.usage.UsageEntry;
import io.dialstream.events.Event;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything around the projection, in cache. */
final class World {

    private static final int ENOUGH_CALLS = 1000;

    /** What is stored. */
    record Stored(
            Set<Call> calls,
            Set<CampaignStats> stats,
            Set<LogEntry> entries,
            Set<UsageEntry> usage) {}

    final InMemoryCalls calls = new InMemoryCalls();
    final InMemoryCampaignStatistics statistics = new InMemoryCampaignStatistics();
    final InMemoryLogEntries entries = new InMemoryLogEntries();
    final InMemoryUsageLedger usage = new InMemoryUsageLedger();
    final InMemoryEventLog log = new InMemoryEventLog();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** The ids of calls, and of campaigns, that were asked for, one read after the other. */
    final List<Set<String>> readCalls = new ArrayList<>();

    final List<Set<String>> readStats = new ArrayList<>();

    Projector projector() {
        return projector(() -> {});
    }

    /** One that takes this step before each read, before each document and before each event. */
    Projector projector(Runnable step) {
        return projector(step, ENOUGH_CALLS);
    }

    /** As well, and remembers so many calls. */
    Projector projector(Runnable step, int rememberedCalls) {
        return projector(step, new ProjectionCache(new ProjectionProperties(rememberedCalls)));
    }

    /** As well, and shares its cache. */
    Projector projector(Runnable step, ProjectionCache cache) {
        var projection =
                new Projection(
                        new Stepwise.Entries(entries, step),
                        new Stepwise.Ledger(usage, step),
                        new Stepwise.Statistics(statistics, step, readStats),
                        new Stepwise.AllCalls(calls, step, readCalls),
                        cache);
        return new Projector(
                projection,
                new Stepwise.Log(log, step),
                new ProjectionMetrics(meters),
                Clock.fixed(CallEvents.START.plus(Duration.ofHours(1)), ZoneOffset.UTC));
    }

    IncomingProjector incoming() {
        return incoming(() -> {});
    }

    /** As well, of incoming calls. */
    IncomingProjector incoming(Runnable step) {
        return new IncomingProjector(
                new IncomingProjection(
                        new Stepwise.Entries(entries, step),
                        new Stepwise.Ledger(usage, step),
                        new Stepwise.AllCalls(calls, step, readCalls)),
                new Stepwise.Log(log, step),
                new ProjectionMetrics(meters),
                Clock.fixed(CallEvents.START.plus(Duration.ofHours(1)), ZoneOffset.UTC));
    }

    Stored stored() {
        return new Stored(
                Set.copyOf(calls.all()),
                Set.copyOf(statistics.all()),
                Set.copyOf(entries.all()),
                Set.copyOf(usage.all()));
    }

    /** All different events that were published, where to, but for stats that others replaced. */
    Set<InMemoryEventLog.Published> published(Class<? extends Event> type) {
        return log.published().stream()
                .filter(published -> type.isInstance(published.event()))
                .collect(Collectors.toSet());
    }
}
