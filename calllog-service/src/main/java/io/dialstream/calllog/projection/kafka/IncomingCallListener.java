package io.dialstream.calllog.projection.kafka;

import io.dialstream.calllog.projection.IncomingProjector;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.kafka.EventBatches;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hands the events of incoming calls to the projection, with a consumer of its own. */
@Component
class IncomingCallListener {

    private final IncomingProjector projector;

    IncomingCallListener(IncomingProjector projector) {
        this.projector = projector;
    }

    @KafkaListener(topics = Topics.INCOMING_CALLS, concurrency = "1")
    void on(List<ConsumerRecord<String, String>> records) {
        EventBatches.handle(records, projector::project);
    }
}
