package io.dialstream.foundation.eventlog.kafka;

import static java.util.Objects.requireNonNullElse;

import io.dialstream.foundation.readiness.Dependencies;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.RetryListener;

/**
 * Logs what a batch waits for: otherwise a service that only consumes says nothing of an outage.
 */
class RetryLog implements RetryListener {

    private static final Logger log = LoggerFactory.getLogger(RetryLog.class);

    @Override
    public void failedDelivery(
            ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        // A single record is not waited for.
    }

    @Override
    public void failedDelivery(
            ConsumerRecords<?, ?> records, @Nullable Exception failure, int attempt) {
        if (failure != null && Dependencies.isDown(failure)) {
            var cause = NestedExceptionUtils.getMostSpecificCause(failure);
            log.warn(
                    "{} records of {} wait: {}",
                    records.count(),
                    records.partitions(),
                    requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName()));
        }
    }
}
