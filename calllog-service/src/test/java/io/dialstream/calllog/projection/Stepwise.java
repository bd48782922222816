package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.CallQuery;
import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.call.PlacedCallQuery;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.history.LogQuery;
import io.dialstream.calllog.usage.CampaignUsage;
import io.dialstream.calllog.usage.Usage;
import io.dialstream.calllog.usage.UsageEntry;
import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.events.Event;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Ports that do one thing at a time and let something happen before each: a crash, or another
 * owner's work. A bulk write is none to a crash, so it is taken apart.
 */
final class Stepwise {

    private Stepwise() {}

    private static <T> void oneByOne(
            Collection<T> all, Runnable step, Consumer<Collection<T>> write) {
        for (T one : all) {
            step.run();
            write.accept(List.of(one));
        }
        step.run();
    }

    record AllCalls(Calls calls, Runnable step, List<Set<String>> read) implements Calls {

        @Override
        public Map<String, Call> findAll(Set<String> ids) {
            step.run();
            read.add(ids);
            return calls.findAll(ids);
        }

        @Override
        public void addAll(Collection<Call> begun) {
            oneByOne(begun, step, calls::addAll);
        }

        @Override
        public void saveAll(Collection<Call> changed) {
            oneByOne(changed, step, calls::saveAll);
        }

        @Override
        public Optional<Call> find(String userId, String callId) {
            return calls.find(userId, callId);
        }

        @Override
        public Optional<Call> lastPlaced(PlacedCallQuery query) {
            step.run();
            return calls.lastPlaced(query);
        }

        @Override
        public Page<Call> list(CallQuery query) {
            return calls.list(query);
        }
    }

    record Statistics(CampaignStatistics statistics, Runnable step, List<Set<String>> read)
            implements CampaignStatistics {

        @Override
        public Map<String, CampaignStats> findAll(Set<String> campaignIds) {
            step.run();
            read.add(campaignIds);
            return statistics.findAll(campaignIds);
        }

        @Override
        public void saveAll(Collection<CampaignStats> stats) {
            oneByOne(stats, step, statistics::saveAll);
        }
    }

    record Entries(LogEntries entries, Runnable step) implements LogEntries {

        @Override
        public void addAll(Collection<LogEntry> added) {
            oneByOne(added, step, entries::addAll);
        }

        @Override
        public List<LogEntry> ofCall(String userId, String callId) {
            return entries.ofCall(userId, callId);
        }

        @Override
        public Page<LogEntry> list(LogQuery query) {
            return entries.list(query);
        }
    }

    record Ledger(UsageLedger usage, Runnable step) implements UsageLedger {

        @Override
        public void enterAll(Collection<UsageEntry> entries) {
            oneByOne(entries, step, usage::enterAll);
        }

        @Override
        public Usage of(String userId, YearMonth month) {
            return usage.of(userId, month);
        }

        @Override
        public Page<CampaignUsage> byCampaign(String userId, YearMonth month, PageRequest page) {
            return usage.byCampaign(userId, month, page);
        }
    }

    record Log(EventLog log, Runnable step) implements EventLog {

        @Override
        public CompletableFuture<Void> publish(String topic, Event event) {
            step.run();
            return log.publish(topic, event);
        }
    }
}
