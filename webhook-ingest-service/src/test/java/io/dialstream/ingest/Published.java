package io.dialstream.ingest;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.EventJson;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the service has published, read as far as it goes at the moment of asking. */
final class Published implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<String, String>> read = new ArrayList<>();

    Published(String brokers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                brokers,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                20),
                        new StringDeserializer(),
                        new StringDeserializer());
        partitions =
                Stream.of(
                                Topics.CALL_STATUS,
                                Topics.CALL_STATUS_UNMATCHED,
                                Topics.OPT_OUTS,
                                Topics.INCOMING_CALLS)
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All of a topic whose event is like that. */
    List<ConsumerRecord<String, String>> records(
            String topic, Predicate<CallStatusChanged> wanted) {
        readOn();
        return read.stream()
                .filter(record -> record.topic().equals(topic) && wanted.test(event(record)))
                .toList();
    }

    /** Those that say that the callee of a call has opted out. */
    List<ConsumerRecord<String, String>> optOuts(String callId) {
        readOn();
        return read.stream()
                .filter(record -> record.topic().equals(Topics.OPT_OUTS))
                .filter(record -> record.value().contains("\"callId\":\"" + callId + "\""))
                .toList();
    }

    /** All events of calls. */
    List<CallStatusChanged> events() {
        readOn();
        return read.stream()
                .filter(record -> record.topic().startsWith(Topics.CALL_STATUS))
                .map(Published::event)
                .toList();
    }

    /** Those of a call that comes in, by the provider's id of it. */
    List<IncomingCallChanged> incoming(String providerCallId) {
        readOn();
        return read.stream()
                .filter(record -> record.topic().equals(Topics.INCOMING_CALLS))
                .map(record -> (IncomingCallChanged) EventJson.read(record.topic(), record.value()))
                .filter(event -> event.providerCallId().equals(providerCallId))
                .toList();
    }

    private void readOn() {
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(read::add);
        }
    }

    static CallStatusChanged event(ConsumerRecord<String, String> record) {
        return (CallStatusChanged) EventJson.read(record.topic(), record.value());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
