package io.dialstream.dialer;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.unset;
import static io.dialstream.events.CallStatus.COMPLETED;
import static io.dialstream.events.CallStatus.DIALING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.RunningDialer;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.EventJson;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Callbacks that the provider signed and we did not ask for: the ingest has set them aside, because
 * they have no token, or could not know that they are about another call. What is set aside counts
 * only for a call that was placed when there were no tokens.
 */
class ForgedCallbackIT extends RunningDialer {

    private static final String INGEST = "/dialstream/webhook-ingest-service";

    @Autowired EventLog log;
    @Autowired FakeProvider provider;
    @Autowired KafkaTemplate<String, String> kafka;
    @Autowired ConsumerFactory<String, String> consumers;
    @Autowired MongoTemplate mongo;

    private final String campaign = "campaign-" + UUID.randomUUID();
    private final PlaceCall live = Given.call(campaign, 1, 1);
    private final PlaceCall waiting = Given.call(campaign, 2, 1);
    private String sid = "";

    @BeforeEach
    void aLiveCallAndOneThatWaitsForItsSlot() {
        provider.usually(FakeProvider.ACCEPTS);
        log.publishAndWait(Given.started(campaign, 1));
        log.publishAndWait(List.of(live, waiting));
        within20Seconds().until(() -> statuses(campaign).contains(DIALING));
        sid = provider.live(campaign).getFirst();
    }

    @Test
    void aCallWithATokenIsNotEndedByACallbackWithoutOne() {
        setAside(INGEST, Given.callback(live, COMPLETED, sid));

        allThatWasSetAsideIsHandled();
        assertThat(statuses(campaign)).doesNotContain(COMPLETED);
        assertThat(provider.requests(waiting.callId())).isZero();
    }

    @Test
    void aCallThatWasPlacedBeforeThereWereTokensIsEndedByACallbackWithoutOne() {
        placedByAnEarlierVersion(live);

        setAside(INGEST, Given.callback(live, COMPLETED, sid));

        within20Seconds().until(() -> provider.requests(waiting.callId()) == 1);
    }

    @Test
    void aChildCallDoesNotEndACallThatWasPlacedBeforeThereWereTokens() {
        placedByAnEarlierVersion(live);

        setAside(INGEST, Given.callback(live, COMPLETED, "CA-child"));

        allThatWasSetAsideIsHandled();
        assertThat(statuses(campaign)).doesNotContain(COMPLETED);
        assertThat(provider.requests(waiting.callId())).isZero();
    }

    /** It was in call-status before: published again it would go round for ever. */
    @Test
    void whatTheProjectionHasSetAsideStaysThere() {
        placedByAnEarlierVersion(live);

        setAside("/dialstream/calllog-service", Given.callback(live, COMPLETED, sid));

        allThatWasSetAsideIsHandled();
        assertThat(statuses(campaign)).doesNotContain(COMPLETED);
    }

    @Test
    void aCallKeepsItsSlotWhenACallbackWithItsTokenIsAboutAnotherCallOfTheProvider() {
        log.publishAndWait(Given.callback(live, COMPLETED, "CA-child"));
        log.publishAndWait(Given.callback(live, CallStatus.ANSWERED, sid));

        within20Seconds().until(() -> lane().contains("ANSWERED"));
        assertThat(lane()).contains(live.callId());
        assertThat(provider.requests(waiting.callId())).isZero();
    }

    private String lane() {
        var lane = mongo.getCollection("lanes").find(eq("_id", campaign)).first();
        assertThat(lane).isNotNull();
        return lane.getList("active", Document.class).toString();
    }

    private void placedByAnEarlierVersion(PlaceCall call) {
        within20Seconds()
                .until(() ->
                        mongo.getCollection("placements")
                                        .updateOne(eq("_id", call.callId()), unset("tokened"))
                                        .getMatchedCount()
                                == 1);
    }

    /** Sets something aside that is handled later, and waits for it. */
    private void allThatWasSetAsideIsHandled() {
        var later = Given.singleCall("later-" + UUID.randomUUID());
        log.publishAndWait(later);
        within20Seconds().until(() -> statuses(later.callId()).contains(DIALING));
        placedByAnEarlierVersion(later);
        var sidOfLater = provider.live(later.callId()).getFirst();
        setAside(INGEST, Given.callback(later, COMPLETED, sidOfLater));
        within20Seconds().until(() -> statuses(later.callId()).contains(COMPLETED));
    }

    private void setAside(String source, CallStatusChanged event) {
        var record =
                new ProducerRecord<>(
                        Topics.CALL_STATUS_UNMATCHED, event.key(), EventJson.write(event));
        record.headers().add("ce_source", source.getBytes(StandardCharsets.UTF_8));
        kafka.send(record).join();
    }

    private List<CallStatus> statuses(String key) {
        try (var reader = consumers.createConsumer("reader", UUID.randomUUID().toString())) {
            var partitions =
                    reader.partitionsFor(Topics.CALL_STATUS).stream()
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var ends = reader.endOffsets(partitions);
            var found = new ArrayList<CallStatus>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                for (var record : reader.poll(Duration.ofMillis(50))) {
                    if (key.equals(record.key())
                            && EventJson.read(record.topic(), record.value())
                                    instanceof CallStatusChanged event
                            && event.status() != null) {
                        found.add(event.status());
                    }
                }
            }
            return found;
        }
    }

    private static ConditionFactory within20Seconds() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
    }
}
