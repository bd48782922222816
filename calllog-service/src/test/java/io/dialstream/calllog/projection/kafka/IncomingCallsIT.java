package io.dialstream.calllog.projection.kafka;

import static io.dialstream.calllog.testing.CallerEvents.aCallback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Callee;
import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.call.Incoming;
import io.dialstream.calllog.history.Histories;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.testing.CallerEvents;
import io.dialstream.calllog.testing.RunningService;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallReturned;
import io.dialstream.events.CallStatus;
import io.dialstream.events.Event;
import io.dialstream.events.EventJson;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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

class IncomingCallsIT extends RunningService {

    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final String OURS = "+15005550006";

    @Autowired EventLog log;
    @Autowired KafkaTemplate<String, String> kafka;
    @Autowired ConsumerFactory<String, String> consumers;
    @Autowired Calls calls;
    @Autowired Histories histories;
    @Autowired MeterRegistry meters;
    @LocalServerPort int port;

    private final String campaign = "i-" + UUID.randomUUID();
    private final String lead =
            "+1500%010d".formatted(Math.floorMod(campaign.hashCode(), 1_000_000_007));
    private final CallEvents placed =
            CallEvents.inCampaign(campaign + "-1-1", campaign).to("crm-1", lead);
    private final CallerEvents back = aCallback("CA-" + campaign, OURS).by(lead);

    @BeforeEach
    void connected() {
        await().atMost(A_WHILE).until(() -> readiness() == 200);
    }

    @AfterEach
    void connect() {
        MONGO.connect();
    }

    @Test
    void matchesACallbackAndSaysThatTheCallWasReturned() {
        place(placed);

        log.publishAndWait(
                List.of(back.ringing(), back.ringing(), back.completed(17), back.completed(17)));

        var call = awaitCall("alice", back, CallStatus.COMPLETED);
        assertThat(call.callee())
                .extracting(Callee::campaignId, Callee::leadId, Callee::leadName)
                .containsExactly(campaign, "crm-1", "Ada Lovelace");
        assertThat(call.callee().incoming())
                .extracting(Incoming::matchedBy, Incoming::returnsCallId)
                .containsExactly(CallMatch.CALLER_ID, placed.callId());
        assertThat(histories.of("alice", back.callId()).timeline())
                .extracting(LogEntry::id)
                .containsExactly(back.callId() + ":RINGING", back.callId() + ":COMPLETED");
        assertThat(awaitReturns(1))
                .first()
                .returns(back.callId() + ":returns", CallReturned::eventId)
                .returns(placed.callId(), CallReturned::returnsCallId)
                .returns("crm-1", CallReturned::leadId)
                .returns("alice", CallReturned::userId)
                .returns(CallMatch.CALLER_ID, CallReturned::matchedBy);
    }

    @Test
    void tellsTwoUsersWithTheSameLeadApart() {
        var bobs = CallEvents.inCampaign(campaign + "-bob-1-1", campaign + "-bob").of("bob");
        place(placed);
        place(bobs.to("crm-2", lead));
        var toBob = aCallback("CA-bob-" + campaign, OURS).by(lead).to("bob");

        log.publishAndWait(List.of(back.ringing(), toBob.ringing()));

        assertThat(awaitCall("alice", back, CallStatus.RINGING).callee().leadId())
                .isEqualTo("crm-1");
        assertThat(awaitCall("bob", toBob, CallStatus.RINGING).callee().leadId())
                .isEqualTo("crm-2");
        assertThat(calls.find("bob", back.callId())).isEmpty();
    }

    @Test
    void matchesNobodyWhoDoesNotShowTheNumberAndNoCallOfLongAgo() {
        place(placed);
        var hidden = aCallback("CA-hidden-" + campaign, OURS).by(null);
        var late = back.startingAt(placed.start().plus(Duration.ofDays(31)));

        log.publishAndWait(List.of(hidden.completed(9), late.completed(9)));

        for (var events : List.of(hidden, late)) {
            assertThat(awaitCall("alice", events, CallStatus.COMPLETED).callee().incoming())
                    .extracting(Incoming::matchedBy)
                    .isEqualTo(CallMatch.NONE);
        }
    }

    @Test
    void movesAPoisonRecordAwayAndGoesOnWithThePartition() {
        kafka.send(Topics.INCOMING_CALLS, back.callId(), "{\"eventId\":\"poison\"}").join();
        log.publishAndWait(back.completed(3));

        awaitCall("alice", back, CallStatus.COMPLETED);
        assertThat(awaitRecords(Topics.deadLetters(Topics.INCOMING_CALLS), back.callId(), 1))
                .extracting(ConsumerRecord::value)
                .containsExactly("{\"eventId\":\"poison\"}");
    }

    @Test
    void waitsForMongoAndLosesNothing() {
        place(placed);

        MONGO.cut();
        log.publishAndWait(List.of(back.ringing(), back.answered(), back.completed(9)));
        await().atMost(A_WHILE).until(() -> readiness() == 503);
        MONGO.connect();

        awaitCall("alice", back, CallStatus.COMPLETED);
        assertThat(awaitReturns(1)).isNotEmpty();
        assertThat(histories.of("alice", back.callId()).timeline()).hasSize(3);
    }

    /** The service was away, and finds the call and the call-back at once. */
    @Test
    void returnsACallThatIsProjectedOnlyAfterwards() {
        var initiated = placed.initiated().from(new PhoneNumber(OURS));
        MONGO.cut();
        send(initiated, Instant.now());
        send(back.completed(9), Instant.now().plusSeconds(60));
        await().atMost(A_WHILE).until(() -> readiness() == 503);

        MONGO.connect();

        assertThat(awaitCall("alice", back, CallStatus.COMPLETED).callee().incoming())
                .extracting(Incoming::matchedBy)
                .isEqualTo(CallMatch.CALLER_ID);
    }

    private void send(Event event, Instant written) {
        var value = EventJson.write(event);
        kafka.send(
                        new ProducerRecord<>(
                                event.topic(), null, written.toEpochMilli(), event.key(), value))
                .join();
    }

    @Test
    void setsNothingUpForACallThatIsNobodys() {
        double before = meters.counter("dialstream.events.unmatched").count();
        IncomingCallChanged nobodys = back.to(null).ringing();

        log.publishAndWait(nobodys);

        await().atMost(A_WHILE)
                .until(() -> meters.counter("dialstream.events.unmatched").count() == before + 1);
        assertThat(calls.findAll(Set.of(back.callId()))).isEmpty();
        var lag = meters.get("dialstream.projection.lag").gauge();
        await().atMost(A_WHILE).until(() -> lag.value() == 0);
    }

    private void place(CallEvents events) {
        log.publishAndWait(events.initiated().from(new PhoneNumber(OURS)));
        await().atMost(A_WHILE)
                .until(() -> calls.find(events.userId(), events.callId()).isPresent());
    }

    private Call awaitCall(String user, CallerEvents events, CallStatus status) {
        return await().atMost(A_WHILE)
                .until(
                        () ->
                                calls.find(user, events.callId())
                                        .filter(call -> call.status() == status),
                        Optional::isPresent)
                .orElseThrow();
    }

    private int readiness() {
        return RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/actuator/health/readiness")
                .exchange((_, response) -> response.getStatusCode().value());
    }

    private List<CallReturned> awaitReturns(int atLeast) {
        return awaitRecords(Topics.CALL_RETURNS, campaign, atLeast).stream()
                .map(record -> (CallReturned) EventJson.read(Topics.CALL_RETURNS, record.value()))
                .toList();
    }

    private List<ConsumerRecord<String, String>> awaitRecords(
            String topic, String key, int atLeast) {
        try (var reader = consumers.createConsumer("reader-" + UUID.randomUUID(), "reader")) {
            reader.subscribe(List.of(topic));
            var found = new ArrayList<ConsumerRecord<String, String>>();
            await().atMost(A_WHILE)
                    .until(() -> {
                        reader.poll(Duration.ofMillis(200)).forEach(found::add);
                        return ofKey(found, key).count() >= atLeast;
                    });
            return ofKey(found, key).toList();
        }
    }

    private static Stream<ConsumerRecord<String, String>> ofKey(
            List<ConsumerRecord<String, String>> records, String key) {
        return records.stream().filter(record -> key.equals(record.key()));
    }
}
