package io.dialstream.dialer.lane.kafka;

import static java.util.stream.Collectors.toMap;

import io.dialstream.events.EventJson;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * A second consumer that reads campaign-events ahead of the first. It bears the group's name to see
 * what the group has committed, and neither joins the group nor commits. One thread at a time.
 */
@Component
class CampaignEventConsumer implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(CampaignEventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(100);

    /** Everything that this thread owns waits while one partition does not answer. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<String, String> consumer;
    private final Duration patience;

    @Autowired
    CampaignEventConsumer(
            ConsumerFactory<String, String> consumers,
            @Value("${spring.kafka.consumer.group-id}") String groupId) {
        this(consumers.createConsumer(groupId, null, "-moves"), PATIENCE);
    }

    CampaignEventConsumer(Consumer<String, String> consumer, Duration patience) {
        this.consumer = consumer;
        this.patience = patience;
    }

    /**
     * One past the last record of each partition, now. Asked of partitions that are not assigned,
     * the consumer answers as well, but warns each time.
     */
    Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        consumer.assign(partitions);
        return consumer.endOffsets(partitions, ANSWER);
    }

    /** Where the group is; the beginning where it has not begun. */
    Map<TopicPartition, Long> committed(Set<TopicPartition> partitions) {
        var committed = consumer.committed(partitions, ANSWER);
        return partitions.stream()
                .collect(
                        toMap(
                                partition -> partition,
                                partition -> {
                                    var offset = committed.get(partition);
                                    return offset == null ? 0L : offset.offset();
                                }));
    }

    /** The readable records from these offsets up to the ends. */
    List<EventRecord> read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        var records = new ArrayList<EventRecord>();
        var deadline = System.nanoTime() + patience.toNanos();
        while (isBehind(ends)) {
            consumer.poll(POLL).forEach(record -> addReadable(record, records));
            if (isBehind(ends) && System.nanoTime() - deadline >= 0) {
                throw new TimeoutException("the events of campaigns could not be read in time");
            }
        }
        return records;
    }

    private boolean isBehind(Map<TopicPartition, Long> ends) {
        return consumer.assignment().stream()
                .anyMatch(partition ->
                        consumer.position(partition, ANSWER) < ends.getOrDefault(partition, 0L));
    }

    /** What cannot be read goes to the dead letters when it is delivered. */
    private static void addReadable(
            ConsumerRecord<String, String> record, List<EventRecord> records) {
        try {
            var event = EventJson.read(Topics.CAMPAIGN_EVENTS, record.value());
            records.add(new EventRecord(event, record.partition(), record.offset()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            log.debug("An event cannot be read: {}", record.offset());
        }
    }

    @Override
    public void destroy() {
        consumer.close();
    }
}
