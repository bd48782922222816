package io.dialstream.campaigns.optout.kafka;

import io.dialstream.campaigns.optout.OptOuts;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.eventlog.kafka.EventBatches;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Consumes opt-outs, in a group of its own since it owns nothing. */
@Component
class OptOutListener {

    private final OptOuts optOuts;

    OptOutListener(OptOuts optOuts) {
        this.optOuts = optOuts;
    }

    @KafkaListener(
            id = "opt-outs",
            groupId = "${spring.kafka.consumer.group-id}-opt-outs",
            topics = TopicNames.PREFIX + Topics.OPT_OUTS)
    void on(List<ConsumerRecord<String, String>> records) {
        EventBatches.handle(records, optOuts::handle);
    }
}
