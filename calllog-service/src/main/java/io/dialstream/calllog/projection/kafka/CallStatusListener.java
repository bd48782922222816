package io.dialstream.calllog.projection.kafka;

import io.dialstream.calllog.projection.Projector;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.eventlog.kafka.EventBatches;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hands the events of calls to the projection; offsets are committed when it has returned. */
@Component
class CallStatusListener {

    private final Projector projector;

    CallStatusListener(Projector projector) {
        this.projector = projector;
    }

    @KafkaListener(topics = TopicNames.PREFIX + Topics.CALL_STATUS)
    void on(List<ConsumerRecord<String, String>> records) {
        EventBatches.handle(records, projector::project);
    }
}
