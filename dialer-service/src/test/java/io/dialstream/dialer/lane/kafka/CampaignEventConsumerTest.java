package io.dialstream.dialer.lane.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.testing.Given;
import io.dialstream.events.EventJson;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class CampaignEventConsumerTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.CAMPAIGN_EVENTS, 0);

    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
    private final CampaignEventConsumer reader = new CampaignEventConsumer(consumer, Duration.ZERO);

    /** What was read by then must not pass for all there is: a stop may be in the rest. */
    @Test
    void failsRatherThanHandOverHalfOfTheMoves() {
        consumer.schedulePollTask(() -> write(0, EventJson.write(Given.started("c", 1))));
        assertThatThrownBy(() -> reader.read(Map.of(PARTITION, 0L), Map.of(PARTITION, 2L)))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void readsAgainAfterItFailed() {
        assertThatThrownBy(() -> reader.read(Map.of(PARTITION, 0L), Map.of(PARTITION, 1L)))
                .isInstanceOf(TimeoutException.class);
        consumer.schedulePollTask(() -> write(0, EventJson.write(Given.started("c", 1))));
        assertThat(reader.read(Map.of(PARTITION, 0L), Map.of(PARTITION, 1L)))
                .containsExactly(new EventRecord(Given.started("c", 1), 0, 0));
    }

    @Test
    void passesOverWhatCannotBeRead() {
        consumer.schedulePollTask(() -> {
            write(0, "{");
            write(1, EventJson.write(Given.started("c", 1)));
        });
        assertThat(reader.read(Map.of(PARTITION, 0L), Map.of(PARTITION, 2L)))
                .containsExactly(new EventRecord(Given.started("c", 1), 0, 1));
    }

    @Test
    void failsWhenTheEndIsNotTold() {
        consumer.setOffsetsException(new KafkaException("no answer"));
        assertThatThrownBy(() -> reader.ends(Set.of(PARTITION))).isInstanceOf(KafkaException.class);
    }

    private void write(long offset, String value) {
        consumer.addRecord(new ConsumerRecord<>(Topics.CAMPAIGN_EVENTS, 0, offset, "c", value));
    }
}
