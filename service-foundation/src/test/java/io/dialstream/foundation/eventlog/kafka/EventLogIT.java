package io.dialstream.foundation.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.eventlog.KnownTopics;
import io.dialstream.foundation.eventlog.PartitionOwner;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.testing.WithKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.utils.KafkaTestUtils;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:dialstream-foundation.yml",
            "spring.application.name=foundation-test",
            "DIALSTREAM_API_KEYS=ann=key",
            "MONGODB_URI=mongodb://127.0.0.1:1",
            "spring.mongodb.database=foundation",
            "dialstream.event-log.partitions=3",
            "DIALSTREAM_EVENTLOG_PREFIX=acme."
        })
@WithKafka
class EventLogIT {

    @Autowired EventLog log;
    @Autowired KafkaTemplate<String, String> kafka;
    @Autowired ConsumerFactory<String, String> consumers;
    @Autowired Service service;
    @Autowired io.micrometer.core.instrument.MeterRegistry metrics;

    @Test
    void publishesWithCloudEventsHeadersAndDeliversInOrder() {
        log.publishAndWait(
                List.of(status("c1", CallStatus.INITIATED), status("c1", CallStatus.DIALING)));

        await().untilAsserted(() ->
                assertThat(service.handledFor("c1")).containsExactly("c1:INITIATED", "c1:DIALING"));
        var headers = service.headersOf("c1:INITIATED");
        assertThat(headers)
                .containsEntry("ce_id", "c1:INITIATED")
                .containsEntry("ce_type", "io.dialstream.CallStatusChanged")
                .containsEntry("ce_source", "/dialstream/foundation-test")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_time", "2026-11-22T12:00:00Z")
                .containsEntry("content-type", "application/json")
                .hasEntrySatisfying(
                        "traceparent",
                        trace -> assertThat(trace).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    }

    @Test
    void movesAPoisonRecordAwayWithItsHeadersAndGoesOn() {
        var poison =
                new org.apache.kafka.clients.producer.ProducerRecord<>(
                        "acme.call-status", 0, "poisoned", "{\"eventId\": 12, no json");
        poison.headers().add("ce_id", "p1".getBytes(StandardCharsets.UTF_8));
        kafka.send(poison).join();
        kafka.send("acme.call-status", 0, "poisoned", json("p2")).join();

        await().untilAsserted(
                        () -> assertThat(service.handledFor("p2")).containsExactly("p2:RINGING"));
        try (Consumer<String, String> people = consumers.createConsumer("people", "dlt")) {
            people.subscribe(List.of("acme.call-status-dlt"));
            var dead =
                    await().atMost(Duration.ofSeconds(20))
                            .until(
                                    () -> lettersWithKey(people, "poisoned"),
                                    found -> !found.isEmpty());
            assertThat(dead.getFirst().value()).isEqualTo("{\"eventId\": 12, no json");
            assertThat(headers(dead.getFirst()))
                    .containsEntry("ce_id", "p1")
                    .containsEntry("kafka_dlt-original-topic", "acme.call-status");
        }
    }

    @Test
    void countsDeadLettersFromTheStart() {
        assertThat(metrics.get("dialstream.dead.letters").counters())
                .extracting(counter -> counter.getId().getTag("topic"))
                .containsExactlyInAnyOrder(
                        Topics.CAMPAIGN_EVENTS,
                        Topics.DIAL_COMMANDS,
                        Topics.CALL_STATUS,
                        Topics.CALL_STATUS_UNMATCHED,
                        Topics.CAMPAIGN_STATS,
                        Topics.OPT_OUTS,
                        Topics.INCOMING_CALLS,
                        Topics.CALL_RETURNS);
    }

    @Test
    void laysAFailureAtTheDoorOfOneRecord() {
        service.unbearable.add("bad:INITIATED");
        log.publishAndWait(
                List.of(
                        status("before", "k", CallStatus.INITIATED),
                        status("bad", "k", CallStatus.INITIATED),
                        status("after", "k", CallStatus.INITIATED)));

        await().untilAsserted(
                        () -> assertThat(service.handledFor("after")).contains("after:INITIATED"));
        assertThat(service.handledFor("before")).contains("before:INITIATED");
        assertThat(service.handledFor("bad")).isEmpty();
    }

    @Test
    void waitsForADependencyThatIsAwayAndLosesNothing() {
        service.dependencyAway.set(true);
        log.publishAndWait(status("patient", CallStatus.INITIATED));
        await().untilTrue(service.refusedOnce);

        service.dependencyAway.set(false);

        await().untilAsserted(() ->
                assertThat(service.handledFor("patient")).containsExactly("patient:INITIATED"));
    }

    @Test
    void tellsTheOwnerOfItsPartitions() {
        await().untilAsserted(() -> assertThat(service.owned).containsExactly(0, 1, 2));
    }

    private static List<ConsumerRecord<String, String>> lettersWithKey(
            Consumer<String, String> consumer, String key) {
        return StreamSupport.stream(
                        KafkaTestUtils.getRecords(consumer, Duration.ofSeconds(2)).spliterator(),
                        false)
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    private static CallStatusChanged status(String callId, CallStatus status) {
        return status(callId, callId, status);
    }

    private static CallStatusChanged status(String callId, String campaignId, CallStatus status) {
        return new CallStatusChanged(
                CallStatusChanged.eventId(callId, status),
                callId,
                campaignId,
                null,
                null,
                null,
                null,
                status,
                null,
                Instant.parse("2026-11-22T12:00:00Z"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    private static String json(String callId) {
        return io.dialstream.events.EventJson.write(status(callId, CallStatus.RINGING));
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> record) {
        var headers = new java.util.HashMap<String, String>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    @Configuration
    @EnableAutoConfiguration
    static class App {

        @Bean
        Service service() {
            return new Service();
        }

        /** Nothing is stored here, and no MongoDB is there. */
        @Bean
        KnownTopics knownTopics() {
            return topic -> topic;
        }
    }

    static class Service implements PartitionOwner {

        final Set<String> unbearable = new ConcurrentSkipListSet<>();
        final AtomicBoolean dependencyAway = new AtomicBoolean();
        final AtomicBoolean refusedOnce = new AtomicBoolean();
        final Set<Integer> owned = new ConcurrentSkipListSet<>();
        private final List<CallStatusChanged> handled = new CopyOnWriteArrayList<>();
        private final List<ConsumerRecord<String, String>> delivered = new CopyOnWriteArrayList<>();

        @KafkaListener(topics = TopicNames.PREFIX + Topics.CALL_STATUS)
        void on(List<ConsumerRecord<String, String>> records) {
            delivered.addAll(records);
            EventBatches.handle(records, this::handle);
        }

        private void handle(List<EventRecord> events) {
            if (dependencyAway.get()) {
                refusedOnce.set(true);
                throw new EventLogUnavailableException(new IllegalStateException("away"));
            }
            if (events.stream().anyMatch(e -> unbearable.contains(e.event().eventId()))) {
                throw new IllegalStateException("unbearable");
            }
            events.forEach(e -> handled.add((CallStatusChanged) e.event()));
        }

        List<String> handledFor(String callId) {
            return handled.stream()
                    .filter(event -> event.callId().equals(callId))
                    .map(CallStatusChanged::eventId)
                    .toList();
        }

        Map<String, String> headersOf(String eventId) {
            return delivered.stream()
                    .map(EventLogIT::headers)
                    .filter(headers -> eventId.equals(headers.get("ce_id")))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void gained(Set<Integer> partitions) {
            owned.addAll(partitions);
        }

        @Override
        public void givenUp(Set<Integer> partitions, boolean inTime) {
            owned.removeAll(partitions);
        }
    }
}
