package io.dialstream.dialer.lane.kafka;

import io.dialstream.dialer.lane.LaneEventHandler;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.eventlog.kafka.EventBatches;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Everything about a campaign comes in through this one consumer. */
@Component
class LaneListener {

    private final LaneEventHandler handler;

    LaneListener(LaneEventHandler handler) {
        this.handler = handler;
    }

    @KafkaListener(
            topics = {
                TopicNames.PREFIX + Topics.CAMPAIGN_EVENTS,
                TopicNames.PREFIX + Topics.CALL_STATUS,
                TopicNames.PREFIX + Topics.DIAL_COMMANDS
            })
    void on(List<ConsumerRecord<String, String>> records) {
        EventBatches.handle(records, handler::handle);
    }
}
