package io.dialstream.dialer.lane;

import io.dialstream.events.CampaignEvent;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The moves in a log of one's own, which the tests write. */
public final class InMemoryCampaignEventReader implements CampaignEventReader {

    private final List<EventRecord> log;
    private final Map<Integer, Long> next = new ConcurrentHashMap<>();

    /** No monitor: the handler may have to wait, which stepped threads do for locks alone. */
    private final ReentrantLock applying = new ReentrantLock();

    public InMemoryCampaignEventReader() {
        this(new CopyOnWriteArrayList<>());
    }

    private InMemoryCampaignEventReader(List<EventRecord> log) {
        this.log = log;
    }

    /** The same log as another instance sees it that has applied nothing yet. */
    public InMemoryCampaignEventReader forAnotherInstance() {
        return new InMemoryCampaignEventReader(log);
    }

    /** A move gets into the log, and may be delivered some day. */
    public synchronized EventRecord write(CampaignEvent event, int partition) {
        var record = new EventRecord(event, partition, log.size());
        log.add(record);
        return record;
    }

    @Override
    public void apply(
            List<EventRecord> delivered,
            Set<Integer> upToDate,
            Consumer<List<EventRecord>> handler) {
        applying.lock();
        try {
            applyAlone(delivered, upToDate, handler);
        } finally {
            applying.unlock();
        }
    }

    private void applyAlone(
            List<EventRecord> delivered,
            Set<Integer> upToDate,
            Consumer<List<EventRecord>> handler) {
        var moves = new ArrayList<>(delivered);
        log.stream()
                .filter(record -> upToDate.contains(record.partition()))
                .filter(record -> record.offset() >= next.getOrDefault(record.partition(), 0L))
                .filter(record -> !delivered.contains(record))
                .forEach(moves::add);
        handler.accept(moves);
        moves.forEach(record -> next.merge(record.partition(), record.offset() + 1, Math::max));
    }

    @Override
    public boolean isUpToDate(Set<Integer> partitions) {
        return log.stream()
                .filter(record -> partitions.contains(record.partition()))
                .allMatch(record -> record.offset() < next.getOrDefault(record.partition(), 0L));
    }

    @Override
    public void forget(Set<Integer> partitions) {
        applying.lock();
        try {
            next.keySet().removeAll(partitions);
        } finally {
            applying.unlock();
        }
    }
}
