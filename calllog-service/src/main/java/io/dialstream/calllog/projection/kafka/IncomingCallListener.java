package io.dialstream.calllog.projection.kafka;

import io.dialstream.calllog.projection.IncomingProjector;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.eventlog.kafka.EventBatches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Hands the events of incoming calls to the projection, with a consumer of its own: they wait until
 * the calls are projected that were placed before them.
 */
@Component
class IncomingCallListener {

    /** Commits are made once a second; nobody calls back as soon as that. */
    private static final Duration NOT_COMMITTED_YET = Duration.ofSeconds(5);

    private final IncomingProjector projector;
    private final TopicNames topics;

    IncomingCallListener(IncomingProjector projector, TopicNames topics) {
        this.projector = projector;
        this.topics = topics;
    }

    @KafkaListener(
            id = "incoming-calls",
            idIsGroup = false,
            clientIdPrefix = "${spring.application.name}-incoming",
            topics = TopicNames.PREFIX + Topics.INCOMING_CALLS,
            concurrency = "1")
    void on(List<ConsumerRecord<String, String>> records, Consumer<String, String> consumer) {
        awaitPlacedCalls(records, consumer);
        EventBatches.handle(records, projector::project);
    }

    private void awaitPlacedCalls(
            List<ConsumerRecord<String, String>> records, Consumer<String, String> consumer) {
        var latest = records.stream().mapToLong(ConsumerRecord::timestamp).max().orElse(0);
        if (!CallStatusProgress.hasReached(
                Instant.ofEpochMilli(latest).minus(NOT_COMMITTED_YET),
                consumer,
                topics.of(Topics.CALL_STATUS))) {
            throw new TransientDataAccessResourceException(
                    "calls that were placed before are not projected yet");
        }
    }
}
