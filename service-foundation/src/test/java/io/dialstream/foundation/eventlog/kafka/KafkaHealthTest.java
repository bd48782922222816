package io.dialstream.foundation.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class KafkaHealthTest {

    private final KafkaHealth health = new KafkaHealth(this::answer, () -> now());
    private Instant now = Instant.parse("2026-12-01T10:00:00Z");
    private @Nullable KafkaSight sight;

    @BeforeEach
    void aClusterThatIsWhole() throws InterruptedException {
        seen(new KafkaSight(3, 24, 0));
    }

    private Instant now() {
        return now;
    }

    private KafkaSight answer() throws TimeoutException {
        if (sight == null) {
            throw new TimeoutException("nobody answers");
        }
        return sight;
    }

    private Health seen(@Nullable KafkaSight next) throws InterruptedException {
        sight = next;
        health.look();
        return health.health();
    }

    @Test
    void isUpWhileRecordsCanBeWritten() {
        assertThat(health.health()).isEqualTo(Health.up().withDetail("nodes", 3).build());
    }

    @Test
    void isUpWhileALookThatMeetsABrokerWhichHangsFails() throws InterruptedException {
        now = now.plus(KafkaHealth.PATIENCE);

        assertThat(seen(null).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhenNobodyAnswersForLongAndUpAtTheNextAnswer() throws InterruptedException {
        now = now.plus(KafkaHealth.PATIENCE).plus(Duration.ofSeconds(1));

        var silent = seen(null);
        var back = seen(new KafkaSight(3, 24, 0));

        assertThat(silent.getStatus()).isEqualTo(Status.DOWN);
        assertThat(silent.getDetails()).containsEntry("unansweredSeconds", 9L);
        assertThat(back.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhenNoPartitionTakesARecordAlthoughABrokerAnswers() throws InterruptedException {
        var health = seen(new KafkaSight(1, 24, 24));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("unwritablePartitions", "24 of 24");
    }

    @Test
    void isUpAndSaysSoWhenSomePartitionsTakeNoRecord() throws InterruptedException {
        var health = seen(new KafkaSight(4, 24, 7));

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("unwritablePartitions", "7 of 24");
    }

    @Test
    void isUpBeforeTheTopicsAreMade() throws InterruptedException {
        assertThat(seen(new KafkaSight(3, 0, 0)).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownUntilTheFirstAnswer() {
        assertThat(new KafkaHealth(this::answer, () -> now()).health().getStatus())
                .isEqualTo(Status.DOWN);
    }
}
