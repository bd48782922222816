package io.dialstream.foundation.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.listener.ListenerExecutionFailedException;

@ExtendWith(OutputCaptureExtension.class)
class RetryLogTest {

    private static final ConsumerRecords<String, String> RECORDS =
            new ConsumerRecords<>(
                    Map.of(
                            new TopicPartition("call-status", 3),
                            List.of(
                                    new ConsumerRecord<>(
                                            "call-status", 3, 7, "c1", "+14155550101"))),
                    Map.of());

    private final RetryLog retries = new RetryLog();

    @Test
    void saysWhatABatchWaitsForAndNothingOfItsContents(CapturedOutput output) {
        var away = new EventLogUnavailableException(new IllegalStateException("no broker"));

        retries.failedDelivery(RECORDS, new ListenerExecutionFailedException("failed", away), 4);

        assertThat(output)
                .contains("1 records of [call-status-3] wait: no broker")
                .doesNotContain("+14155550101");
    }

    /** Its message may have the contents of a record; the dead letter tells. */
    @Test
    void saysNothingOfOtherFailures(CapturedOutput output) {
        retries.failedDelivery(RECORDS, new IllegalArgumentException("+14155550101"), 1);

        assertThat(output).isEmpty();
    }
}
