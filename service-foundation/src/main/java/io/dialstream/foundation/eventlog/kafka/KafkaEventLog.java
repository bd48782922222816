package io.dialstream.foundation.eventlog.kafka;

import io.dialstream.events.Event;
import io.dialstream.events.EventJson;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.trace.kafka.RecordTraces;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;

/** Writes events with the headers of the CloudEvents 1.0 Kafka binding, binary mode. */
class KafkaEventLog implements EventLog {

    private static final String TYPE_PREFIX = "io.dialstream.";

    private final KafkaTemplate<String, String> kafka;
    private final String source;
    private final TopicNames names;

    KafkaEventLog(KafkaTemplate<String, String> kafka, String serviceName, TopicNames names) {
        this.kafka = kafka;
        this.names = names;
        this.source = "/dialstream/" + serviceName;
    }

    @Override
    public CompletableFuture<Void> publish(String topic, Event event) {
        try {
            var record = record(topic, event);
            return RecordTraces.publish(record, () -> kafka.send(record))
                    .handle(KafkaEventLog::acknowledged);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(new EventLogUnavailableException(e));
        }
    }

    private ProducerRecord<String, String> record(String topic, Event event) {
        var record = new ProducerRecord<>(names.of(topic), event.key(), EventJson.write(event));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", event.eventId());
        header(record, "ce_type", TYPE_PREFIX + event.getClass().getSimpleName());
        header(record, "ce_source", source);
        header(record, "ce_time", event.recordedAt().toString());
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Void acknowledged(Object result, Throwable failure) {
        if (failure != null) {
            throw new EventLogUnavailableException(failure);
        }
        return null;
    }
}
