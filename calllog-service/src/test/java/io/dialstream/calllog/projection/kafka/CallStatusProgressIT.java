package io.dialstream.calllog.projection.kafka;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.testing.RunningService;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;

class CallStatusProgressIT extends RunningService {

    @Autowired EventLog log;
    @Autowired ConsumerFactory<String, String> consumers;

    @Test
    void hasReachedWhatItsGroupHasTaken() {
        var call = CallEvents.outsideCampaigns("p-" + UUID.randomUUID());
        var before = Instant.EPOCH;
        log.publishAndWait(call.initiated());
        var after = Instant.now().plusSeconds(60);
        try (var consumer = consumers.createConsumer("progress-" + UUID.randomUUID(), "reader")) {
            assertThat(hasReached(before, consumer)).isTrue();
            assertThat(hasReached(after, consumer)).isFalse();

            consumer.commitSync(ends(consumer));
            assertThat(hasReached(after, consumer)).isTrue();

            log.publishAndWait(call.ringing());
            assertThat(hasReached(before, consumer)).isTrue();
            assertThat(hasReached(after, consumer)).isFalse();
        }
    }

    private static boolean hasReached(Instant moment, Consumer<String, String> consumer) {
        return CallStatusProgress.hasReached(moment, consumer, Topics.CALL_STATUS);
    }

    private static Map<TopicPartition, OffsetAndMetadata> ends(Consumer<String, String> consumer) {
        var partitions =
                consumer.partitionsFor(Topics.CALL_STATUS).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        return consumer.endOffsets(partitions).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue())));
    }
}
