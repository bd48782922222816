package io.dialstream.dialer.lane.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.RunningDialer;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.Event;
import io.dialstream.events.EventJson;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.eventlog.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** A group of its own, which commits nothing: it begins at the beginning of the topic. */
class KafkaCampaignEventReaderIT extends RunningDialer {

    private static final Logger log = LoggerFactory.getLogger(KafkaCampaignEventReaderIT.class);
    private static final Set<Integer> PARTITION = Set.of(1);

    @Autowired KafkaTemplate<String, String> kafka;
    @Autowired ConsumerFactory<String, String> consumers;

    private final String campaign = "campaign-" + UUID.randomUUID();
    private CampaignEventConsumer consumer;
    private KafkaCampaignEventReader reader;

    @BeforeEach
    void begin() {
        consumer = new CampaignEventConsumer(consumers, "group-" + UUID.randomUUID());
        reader = new KafkaCampaignEventReader(consumer, new TopicNames(""));
    }

    @AfterEach
    void end() {
        consumer.destroy();
    }

    @Test
    void readsEachMoveUpToTheEndOnce() {
        write(Given.started(campaign, 1));
        write(Given.paused(campaign, 2));
        assertThat(heard(List.of()))
                .containsExactly(Given.started(campaign, 1), Given.paused(campaign, 2));
        assertThat(heard(List.of())).isEmpty();

        write(Given.resumed(campaign, 3));
        assertThat(heard(List.of())).containsExactly(Given.resumed(campaign, 3));
    }

    @Test
    void readsOnlyWhatWasNotDelivered() {
        heard(List.of());
        var delivered = write(Given.started(campaign, 1));
        write(Given.paused(campaign, 2));
        assertThat(heard(List.of(delivered)))
                .containsExactly(Given.started(campaign, 1), Given.paused(campaign, 2));
        assertThat(heard(List.of(delivered))).containsExactly(Given.started(campaign, 1));
    }

    @Test
    void readsAgainWhatTheHandlerCouldNotApply() {
        heard(List.of());
        write(Given.stopped(campaign, 1, false));
        try {
            reader.apply(
                    List.of(),
                    PARTITION,
                    _ -> {
                        throw new IllegalStateException("away");
                    });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("away");
        }
        assertThat(heard(List.of())).containsExactly(Given.stopped(campaign, 1, false));
    }

    @Test
    void readsAgainWhatItWasToForget() {
        write(Given.started(campaign, 1));
        heard(List.of());
        reader.forget(PARTITION);
        assertThat(heard(List.of())).containsExactly(Given.started(campaign, 1));
    }

    @Test
    void stepsOverWhatCannotBeRead() {
        heard(List.of());
        kafka.send(Topics.CAMPAIGN_EVENTS, 1, campaign, "{ no json").join();
        write(Given.started(campaign, 1));
        assertThat(heard(List.of())).containsExactly(Given.started(campaign, 1));
        kafka.send(Topics.CAMPAIGN_EVENTS, 1, campaign, "{ no json either").join();
        assertThat(heard(List.of())).isEmpty();
    }

    /** No assertion on the time but a generous one: machines differ. */
    @Test
    void costsABatchOneRequest() {
        heard(List.of());
        var begin = System.nanoTime();
        var batches = 500;
        for (int batch = 0; batch < batches; batch++) {
            heard(List.of());
        }
        var each = Duration.ofNanos((System.nanoTime() - begin) / batches);
        log.info("MEASURED up to date in {} us a batch", each.toNanos() / 1_000);
        assertThat(each).isLessThan(Duration.ofMillis(100));
    }

    private List<Event> heard(List<EventRecord> delivered) {
        var heard = new ArrayList<Event>();
        reader.apply(delivered, PARTITION, records -> records.forEach(r -> heard.add(r.event())));
        return heard.stream().filter(event -> event.key().equals(campaign)).toList();
    }

    private EventRecord write(CampaignEvent event) {
        var sent = kafka.send(Topics.CAMPAIGN_EVENTS, 1, campaign, EventJson.write(event)).join();
        return new EventRecord(event, 1, sent.getRecordMetadata().offset());
    }
}
