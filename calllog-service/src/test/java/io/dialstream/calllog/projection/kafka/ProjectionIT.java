package io.dialstream.calllog.projection.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.history.Histories;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.testing.RunningService;
import io.dialstream.events.CallRecorded;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.Event;
import io.dialstream.events.EventJson;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.client.RestClient;

class ProjectionIT extends RunningService {

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    @Autowired EventLog log;
    @Autowired KafkaTemplate<String, String> kafka;
    @Autowired ConsumerFactory<String, String> consumers;
    @Autowired Calls calls;
    @Autowired Histories histories;
    @Autowired MeterRegistry meters;
    @LocalServerPort int port;

    private final String campaign = "k-" + UUID.randomUUID();
    private final CallEvents events = CallEvents.inCampaign(campaign + "-1-1", campaign);

    @BeforeEach
    void connected() {
        await().atMost(A_WHILE).until(() -> readiness() == 200);
    }

    @AfterEach
    void connect() {
        MONGO.connect();
    }

    @Test
    void projectsACallFromItsFirstToItsLastEvent() {
        log.publishAndWait(
                List.of(
                        events.initiated(),
                        events.dialing(),
                        events.dialing(),
                        events.answered(),
                        events.ringing(),
                        events.completed(17)));

        await().atMost(A_WHILE).until(() -> hasReached(CallStatus.COMPLETED));
        var history = histories.of("alice", events.callId());
        assertThat(history.call())
                .extracting(Call::durationSeconds, Call::dialedAt)
                .containsExactly(17, events.occurred(CallStatus.DIALING));
        assertThat(history.timeline())
                .extracting(LogEntry::id)
                .containsExactly(
                        events.callId() + ":INITIATED",
                        events.callId() + ":DIALING",
                        events.callId() + ":RINGING",
                        events.callId() + ":ANSWERED",
                        events.callId() + ":COMPLETED");
    }

    @Test
    void announcesTheStatsAndTheRecordOfACall() {
        log.publishAndWait(List.of(events.initiated(), events.answered(), events.completed(17)));

        var stats =
                awaitEvents(
                        Topics.CAMPAIGN_STATS,
                        CampaignStatsChanged.class,
                        found -> found.stream().anyMatch(s -> s.successfulCalls() == 1));
        assertThat(stats)
                .isSortedAccordingTo(
                        java.util.Comparator.comparingLong(CampaignStatsChanged::revision));
        assertThat(stats.getLast())
                .extracting(
                        CampaignStatsChanged::completedLeads,
                        CampaignStatsChanged::inFlightCalls,
                        CampaignStatsChanged::totalDuration,
                        CampaignStatsChanged::averageDuration)
                .containsExactly(1L, 0L, 17L, 17.0);
        var records =
                awaitEvents(Topics.CALL_RECORDS, CallRecorded.class, found -> !found.isEmpty());
        assertThat(records.getFirst().answeredSeconds()).isEqualTo(17);
    }

    @Test
    void setsAsideEventsOfCallsThatNeverBegan() {
        double before = meters.counter("dialstream.events.unmatched").count();

        log.publishAndWait(events.ringing());

        var aside =
                awaitEvents(
                        Topics.CALL_STATUS_UNMATCHED,
                        CallStatusChanged.class,
                        found -> !found.isEmpty());
        assertThat(aside).containsExactly(events.ringing());
        await().until(() -> meters.counter("dialstream.events.unmatched").count() == before + 1);
        assertThat(calls.find("alice", events.callId())).isEmpty();
    }

    @Test
    void movesAPoisonRecordAwayAndGoesOnWithThePartition() {
        log.publishAndWait(events.initiated());
        var poison = new ProducerRecord<>(Topics.CALL_STATUS, campaign, "{\"eventId\":\"poison\"}");
        poison.headers().add("ce_id", "poison".getBytes(StandardCharsets.UTF_8));
        kafka.send(poison).join();
        log.publishAndWait(events.completed(3));

        await().atMost(A_WHILE).until(() -> hasReached(CallStatus.COMPLETED));
        var dead =
                awaitRecords(Topics.deadLetters(Topics.CALL_STATUS), found -> !found.isEmpty())
                        .getFirst();
        assertThat(dead.value()).isEqualTo("{\"eventId\":\"poison\"}");
        assertThat(new String(dead.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .isEqualTo("poison");
    }

    @Test
    void movesAnInitiatedAwayThatDoesNotSayWhoIsCalled() {
        var nobody =
                EventJson.write(events.initiated())
                        .replace("\"" + CallEvents.NUMBER.e164() + "\"", "null");
        kafka.send(Topics.CALL_STATUS, campaign, nobody).join();
        log.publishAndWait(events.initiated());

        await().atMost(A_WHILE).until(() -> hasReached(CallStatus.INITIATED));
        assertThat(awaitRecords(Topics.deadLetters(Topics.CALL_STATUS), found -> !found.isEmpty()))
                .extracting(ConsumerRecord::value)
                .containsExactly(nobody);
    }

    @Test
    void showsHowFarItIsBehind() {
        log.publishAndWait(events.initiated());
        await().atMost(A_WHILE).until(() -> hasReached(CallStatus.INITIATED));

        var lag = meters.get("dialstream.projection.lag").gauge();
        await().atMost(A_WHILE).until(() -> lag.value() == 0);
        assertThat(meters.get("dialstream.projection.delay").timers()).isNotEmpty();
    }

    @Test
    void waitsForMongoAndLosesNothing() {
        log.publishAndWait(events.initiated());
        await().atMost(A_WHILE).until(() -> hasReached(CallStatus.INITIATED));

        MONGO.cut();
        log.publishAndWait(List.of(events.dialing(), events.answered(), events.completed(9)));
        await().atMost(A_WHILE).until(() -> readiness() == 503);
        MONGO.connect();

        await().atMost(A_WHILE).until(() -> readiness() == 200);
        await().atMost(A_WHILE).until(() -> hasReached(CallStatus.COMPLETED));
        assertThat(histories.of("alice", events.callId()).timeline()).hasSize(4);
    }

    private boolean hasReached(CallStatus status) {
        return calls.find("alice", events.callId())
                .filter(call -> call.status() == status)
                .isPresent();
    }

    private int readiness() {
        return RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/actuator/health/readiness")
                .exchange((_, response) -> response.getStatusCode().value());
    }

    private <E extends Event> List<E> awaitEvents(
            String topic, Class<E> type, java.util.function.Predicate<List<E>> enough) {
        var events = new ArrayList<E>();
        awaitRecords(
                topic,
                records -> {
                    events.clear();
                    records.forEach(
                            record -> events.add(type.cast(EventJson.read(topic, record.value()))));
                    return enough.test(events);
                });
        return events;
    }

    /** The records under this test's key. */
    private List<ConsumerRecord<String, String>> awaitRecords(
            String topic,
            java.util.function.Predicate<List<ConsumerRecord<String, String>>> enough) {
        try (Consumer<String, String> reader =
                consumers.createConsumer("reader-" + UUID.randomUUID(), "reader")) {
            reader.subscribe(List.of(topic));
            var found = new ArrayList<ConsumerRecord<String, String>>();
            await().atMost(A_WHILE)
                    .until(() -> {
                        poll(reader).forEach(found::add);
                        return enough.test(found);
                    });
            return found;
        }
    }

    private List<ConsumerRecord<String, String>> poll(Consumer<String, String> reader) {
        return StreamSupport.stream(reader.poll(Duration.ofMillis(200)).spliterator(), false)
                .filter(record -> campaign.equals(record.key()))
                .toList();
    }
}
