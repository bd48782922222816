package io.dialstream.calllog.projection.kafka;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the events of calls that we place are projected, by all instances. */
final class CallStatusProgress {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private CallStatusProgress() {}

    /**
     * Whether the consumer's group has taken all records of {@code call-status} that were written
     * before this moment.
     *
     * @param topic its name here
     */
    static boolean hasReached(Instant moment, Consumer<?, ?> consumer, String topic) {
        var wanted =
                consumer.partitionsFor(topic, TIMEOUT).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .collect(toMap(Function.identity(), _ -> moment.toEpochMilli()));
        var partitions = wanted.keySet();
        var later = consumer.offsetsForTimes(wanted, TIMEOUT);
        var committed = consumer.committed(partitions, TIMEOUT);
        var begins = consumer.beginningOffsets(partitions, TIMEOUT);
        var ends = consumer.endOffsets(partitions, TIMEOUT);
        return partitions.stream()
                .allMatch(partition ->
                        taken(committed.get(partition), begins.getOrDefault(partition, 0L))
                                >= needed(later.get(partition), ends.getOrDefault(partition, 0L)));
    }

    /** Of what is no longer kept nothing can be missing. */
    private static long taken(@Nullable OffsetAndMetadata committed, long begin) {
        return committed == null ? begin : Math.max(begin, committed.offset());
    }

    private static long needed(@Nullable OffsetAndTimestamp later, long end) {
        return later == null ? end : later.offset();
    }
}
