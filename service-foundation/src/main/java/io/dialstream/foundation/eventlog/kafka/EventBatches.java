package io.dialstream.foundation.eventlog.kafka;

import io.dialstream.events.EventJson;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.readiness.Dependencies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchListenerFailedException;
import tools.jackson.core.JacksonException;

/**
 * The door between a polled batch and a handler of events. A handler is idempotent; it fails as a
 * whole when a dependency is down, and the batch is then delivered again until it succeeds. Any
 * other failure is laid at the door of one record, which goes to the dead letters while the rest of
 * the partition goes on.
 */
public final class EventBatches {

    private EventBatches() {}

    /** Hands the readable events of a batch, in order, to the handler. */
    public static void handle(
            List<ConsumerRecord<String, String>> records, Consumer<List<EventRecord>> handler) {
        var readable = new ArrayList<EventRecord>(records.size());
        for (var record : records) {
            try {
                readable.add(read(record));
            } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
                handleTogether(records, readable, handler);
                throw poison(record, e);
            }
        }
        handleTogether(records, readable, handler);
    }

    private static EventRecord read(ConsumerRecord<String, String> record) {
        var event = EventJson.read(record.topic(), record.value());
        return new EventRecord(event, record.partition(), record.offset());
    }

    private static void handleTogether(
            List<ConsumerRecord<String, String>> records,
            List<EventRecord> readable,
            Consumer<List<EventRecord>> handler) {
        if (readable.isEmpty()) {
            return;
        }
        try {
            handler.accept(readable);
        } catch (RuntimeException e) {
            if (Dependencies.isDown(e)) {
                throw e;
            }
            handleOneByOne(records, readable, handler);
        }
    }

    private static void handleOneByOne(
            List<ConsumerRecord<String, String>> records,
            List<EventRecord> readable,
            Consumer<List<EventRecord>> handler) {
        for (int i = 0; i < readable.size(); i++) {
            try {
                handler.accept(List.of(readable.get(i)));
            } catch (RuntimeException e) {
                if (Dependencies.isDown(e)) {
                    throw e;
                }
                throw poison(records.get(i), e);
            }
        }
    }

    private static BatchListenerFailedException poison(
            ConsumerRecord<String, String> record, RuntimeException cause) {
        return new BatchListenerFailedException(
                "cannot be handled", new PoisonRecordException(cause), record);
    }
}
