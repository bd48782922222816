package io.dialstream.dialer.placement.kafka;

import io.dialstream.dialer.placement.TokenlessCallbacks;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.eventlog.kafka.EventBatches;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Hands on what the ingest has set aside. What the projection sets aside was in call-status
 * already, and would come back for ever.
 */
@Component
class SetAsideListener {

    private static final String INGEST = "/dialstream/webhook-ingest-service";

    private final TokenlessCallbacks callbacks;

    SetAsideListener(TokenlessCallbacks callbacks) {
        this.callbacks = callbacks;
    }

    @KafkaListener(
            id = "set-aside",
            groupId = "${spring.kafka.consumer.group-id}-set-aside",
            topics = TopicNames.PREFIX + Topics.CALL_STATUS_UNMATCHED)
    void on(List<ConsumerRecord<String, String>> records) {
        EventBatches.handle(
                records.stream().filter(SetAsideListener::isOfIngest).toList(), callbacks::handle);
    }

    private static boolean isOfIngest(ConsumerRecord<String, String> record) {
        var source = record.headers().lastHeader("ce_source");
        return source != null && INGEST.equals(new String(source.value(), StandardCharsets.UTF_8));
    }
}
