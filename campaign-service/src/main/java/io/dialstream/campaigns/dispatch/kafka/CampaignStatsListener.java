package io.dialstream.campaigns.dispatch.kafka;

import io.dialstream.campaigns.dispatch.CampaignCompletion;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.eventlog.kafka.EventBatches;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Consumes campaigns' numbers, in a group of its own since it owns nothing. */
@Component
class CampaignStatsListener {

    private final CampaignCompletion completion;

    CampaignStatsListener(CampaignCompletion completion) {
        this.completion = completion;
    }

    @KafkaListener(
            id = "campaign-stats",
            groupId = "${spring.kafka.consumer.group-id}-stats",
            topics = TopicNames.PREFIX + Topics.CAMPAIGN_STATS)
    void on(List<ConsumerRecord<String, String>> records) {
        EventBatches.handle(records, completion::handle);
    }
}
