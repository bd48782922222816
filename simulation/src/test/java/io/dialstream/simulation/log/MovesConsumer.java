package io.dialstream.simulation.log;

import io.dialstream.events.EventJson;
import io.dialstream.simulation.engine.Instance;
import io.dialstream.simulation.log.Broker.Partition;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A consumer without a subscription, as far as somebody needs it who reads up to the end. */
public final class MovesConsumer {

    private final ConsumerGroup group;
    private final Instance process;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private MovesConsumer(ConsumerGroup group, Instance process) {
        this.group = group;
        this.process = process;
    }

    /** One that sees what this group has committed. */
    @SuppressWarnings("unchecked")
    public static Consumer<String, String> of(ConsumerGroup group, Instance process) {
        var consumer = new MovesConsumer(group, process);
        return (Consumer<String, String>)
                Proxy.newProxyInstance(
                        Consumer.class.getClassLoader(),
                        new Class<?>[] {Consumer.class},
                        (_, method, arguments) -> consumer.answer(method, arguments));
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object answer(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "assign" -> assign((Collection<TopicPartition>) arguments[0]);
            case "assignment" -> Set.copyOf(positions.keySet());
            case "seek" -> positions.put((TopicPartition) arguments[0], (Long) arguments[1]);
            case "position" -> positions.getOrDefault((TopicPartition) arguments[0], 0L);
            case "endOffsets" -> ends((Collection<TopicPartition>) arguments[0]);
            case "committed" -> committed((Set<TopicPartition>) arguments[0]);
            case "poll" -> poll();
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private @Nullable Object assign(Collection<TopicPartition> partitions) {
        positions.keySet().retainAll(partitions);
        partitions.forEach(partition -> positions.putIfAbsent(partition, 0L));
        return null;
    }

    private void ask() {
        process.pass();
        var world = process.world();
        if (world.dice().chance(world.weather().logFails())) {
            throw new TimeoutException("the broker is away");
        }
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        ask();
        var ends = new HashMap<TopicPartition, Long>();
        partitions.forEach(it -> ends.put(it, group.broker().end(partition(it))));
        return ends;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        ask();
        var committed = new HashMap<TopicPartition, OffsetAndMetadata>();
        partitions.forEach(
                it -> committed.put(it, new OffsetAndMetadata(group.committed(partition(it)))));
        return committed;
    }

    private ConsumerRecords<String, String> poll() {
        ask();
        var polled = new HashMap<TopicPartition, List<ConsumerRecord<String, String>>>();
        for (var partition : List.copyOf(positions.keySet())) {
            var records = records(partition);
            if (!records.isEmpty()) {
                polled.put(partition, records);
                positions.put(partition, records.getLast().offset() + 1);
            }
        }
        return new ConsumerRecords<>(polled, Map.of());
    }

    private List<ConsumerRecord<String, String>> records(TopicPartition from) {
        var records = new ArrayList<ConsumerRecord<String, String>>();
        var position = positions.getOrDefault(from, 0L);
        for (var line : group.broker().from(partition(from), position)) {
            var value = EventJson.write(line.event());
            records.add(
                    new ConsumerRecord<>(
                            from.topic(),
                            from.partition(),
                            line.offset(),
                            line.event().key(),
                            value));
        }
        return records;
    }

    private static Partition partition(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }
}
