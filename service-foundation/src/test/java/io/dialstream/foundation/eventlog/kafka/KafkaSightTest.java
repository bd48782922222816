package io.dialstream.foundation.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class KafkaSightTest {

    @Test
    void isUpWhileRecordsCanBeWritten() {
        assertThat(new KafkaSight(3, 24, 0).health())
                .isEqualTo(Health.up().withDetail("nodes", 3).build());
    }

    @Test
    void isDownWhenNoPartitionTakesARecordAlthoughABrokerAnswers() {
        var health = new KafkaSight(1, 24, 24).health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("unwritablePartitions", "24 of 24");
    }

    @Test
    void isUpAndSaysSoWhenSomePartitionsTakeNoRecord() {
        var health = new KafkaSight(4, 24, 7).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("unwritablePartitions", "7 of 24");
    }

    @Test
    void isUpBeforeTheTopicsAreMade() {
        assertThat(new KafkaSight(3, 0, 0).health().getStatus()).isEqualTo(Status.UP);
    }
}
