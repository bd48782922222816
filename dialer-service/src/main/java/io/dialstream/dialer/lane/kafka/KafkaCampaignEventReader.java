package io.dialstream.dialer.lane.kafka;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.dialstream.dialer.lane.CampaignEventReader;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.eventlog.TopicNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows, per partition of campaign-events, the next offset that was not applied, and reads from
 * there to the end when asked. Where it does not know it asks what the group has committed. Whoever
 * applies a partition keeps others from that partition alone; only the reading is done by one
 * thread at a time.
 */
@Component
class KafkaCampaignEventReader implements CampaignEventReader {

    private final Map<Integer, ReentrantLock> applying = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private final Object asking = new Object();
    private Question question = new Question();
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private final CampaignEventConsumer consumer;
    private final String topic;

    KafkaCampaignEventReader(CampaignEventConsumer consumer, TopicNames topics) {
        this.consumer = consumer;
        this.topic = topics.of(Topics.CAMPAIGN_EVENTS);
    }

    /** Asked once for all who came before. */
    private static final class Question {
        private final Set<TopicPartition> partitions = new HashSet<>();
        private @Nullable Map<TopicPartition, Long> answer;
    }

    @Override
    public void apply(
            List<EventRecord> delivered,
            Set<Integer> upToDate,
            Consumer<List<EventRecord>> handler) {
        var concerned = new TreeSet<>(upToDate);
        delivered.forEach(record -> concerned.add(record.partition()));
        alone(
                concerned.iterator(),
                () -> {
                    var reached = reached(delivered);
                    var moves = new ArrayList<>(delivered);
                    if (!upToDate.isEmpty()) {
                        moves.addAll(readAheadAlone(partitions(upToDate), reached));
                    }
                    handler.accept(moves);
                    reached.forEach(
                            (partition, offset) -> next.merge(partition, offset, Math::max));
                });
    }

    @Override
    public boolean isUpToDate(Set<Integer> numbers) {
        var partitions = partitions(numbers);
        return next.keySet().containsAll(partitions)
                && ends(partitions).entrySet().stream()
                        .allMatch(end -> next.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    /** Where these end now. All who come while the log is being asked share the next answer. */
    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        Question mine;
        synchronized (asking) {
            mine = question;
            mine.partitions.addAll(partitions);
        }
        reading.lock();
        try {
            var answer = mine.answer;
            if (answer == null) {
                synchronized (asking) {
                    question = new Question();
                }
                answer = consumer.ends(mine.partitions);
                mine.answer = answer;
            }
            return answer.entrySet().stream()
                    .filter(end -> partitions.contains(end.getKey()))
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void forget(Set<Integer> partitions) {
        alone(
                new TreeSet<>(partitions).iterator(),
                () -> next.keySet().removeAll(partitions(partitions)));
    }

    /** In ascending order, so that two who want several partitions do not wait for each other. */
    private void alone(Iterator<Integer> partitions, Runnable action) {
        if (!partitions.hasNext()) {
            action.run();
            return;
        }
        var lock = applying.computeIfAbsent(partitions.next(), _ -> new ReentrantLock());
        lock.lock();
        try {
            alone(partitions, action);
        } finally {
            lock.unlock();
        }
    }

    private List<EventRecord> readAheadAlone(
            Set<TopicPartition> partitions, Map<TopicPartition, Long> reached) {
        reading.lock();
        try {
            return readAhead(partitions, reached);
        } finally {
            reading.unlock();
        }
    }

    /** Where the delivered moves lead to. What lies before a delivered one was delivered before. */
    private Map<TopicPartition, Long> reached(List<EventRecord> delivered) {
        var reached = new HashMap<TopicPartition, Long>();
        for (var record : delivered) {
            reached.merge(partition(record.partition()), record.offset() + 1, Math::max);
        }
        return reached;
    }

    /** Reads what lies between what is known and the end, and takes the end down as reached. */
    private List<EventRecord> readAhead(
            Set<TopicPartition> partitions, Map<TopicPartition, Long> reached) {
        var from = starts(partitions, reached);
        var ends = consumer.ends(partitions);
        var behind = new HashMap<TopicPartition, Long>();
        from.forEach((partition, offset) -> {
            if (offset < ends.getOrDefault(partition, 0L)) {
                behind.put(partition, offset);
            }
        });
        reached.putAll(from);
        if (behind.isEmpty()) {
            return List.of();
        }
        var records = consumer.read(behind, ends);
        behind.keySet().forEach(partition -> reached.put(partition, ends.get(partition)));
        return records;
    }

    private Map<TopicPartition, Long> starts(
            Set<TopicPartition> partitions, Map<TopicPartition, Long> reached) {
        var known = new HashMap<>(next);
        reached.forEach((partition, offset) -> known.merge(partition, offset, Math::max));
        var unknown = partitions.stream().filter(p -> !known.containsKey(p)).collect(toSet());
        if (!unknown.isEmpty()) {
            known.putAll(consumer.committed(unknown));
        }
        return partitions.stream().collect(toMap(p -> p, known::get));
    }

    private Set<TopicPartition> partitions(Set<Integer> numbers) {
        return numbers.stream().map(this::partition).collect(toSet());
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }
}
