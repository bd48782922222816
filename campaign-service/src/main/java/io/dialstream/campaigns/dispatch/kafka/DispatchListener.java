package io.dialstream.campaigns.dispatch.kafka;

import io.dialstream.campaigns.dispatch.DispatchProcessor;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.eventlog.kafka.EventBatches;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Consumes what campaigns, calls and call-backs do. One consumer of all three topics owns a
 * campaign's partition.
 */
@Component
class DispatchListener {

    private final DispatchProcessor dispatches;

    DispatchListener(DispatchProcessor dispatches) {
        this.dispatches = dispatches;
    }

    @KafkaListener(
            id = "dispatch",
            idIsGroup = false,
            topics = {
                TopicNames.PREFIX + Topics.CAMPAIGN_EVENTS,
                TopicNames.PREFIX + Topics.CALL_STATUS,
                TopicNames.PREFIX + Topics.CALL_RETURNS
            })
    void on(List<ConsumerRecord<String, String>> records) {
        EventBatches.handle(records, dispatches::handle);
    }
}
