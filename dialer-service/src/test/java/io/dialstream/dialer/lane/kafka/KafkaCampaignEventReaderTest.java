package io.dialstream.dialer.lane.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.testing.Given;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.eventlog.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaCampaignEventReaderTest {

    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
    private final KafkaCampaignEventReader reader =
            new KafkaCampaignEventReader(
                    new CampaignEventConsumer(consumer, Duration.ZERO), new TopicNames(""));
    private final List<String> applied = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void nothingIsInTheLog() {
        consumer.updateEndOffsets(Map.of(partition(0), 0L, partition(1), 0L));
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topics.CAMPAIGN_EVENTS, number);
    }

    /** A store that hangs under the lanes of one partition holds up the calls of that one alone. */
    @Test
    void appliesOnePartitionWhileAnotherIsBeingApplied() {
        reader.apply(
                List.of(),
                Set.of(0),
                _ -> {
                    var other = CompletableFuture.runAsync(() -> apply(1));
                    other.orTimeout(30, TimeUnit.SECONDS).join();
                    applied.add("0");
                });
        assertThat(applied).containsExactly("1", "0");
    }

    @Test
    void appliesAPartitionOnceAtATime() {
        var second = new CompletableFuture<CompletableFuture<Void>>();
        reader.apply(
                List.of(),
                Set.of(0, 1),
                _ -> {
                    second.complete(CompletableFuture.runAsync(() -> apply(0)));
                    applied.add("both");
                });
        second.join().join();
        assertThat(applied).containsExactly("both", "0");
    }

    /** A call that is about to be asked for does not wait for a long batch of others' lanes. */
    @Test
    void saysWithoutWaitingThatAllIsApplied() {
        assertThat(reader.isUpToDate(Set.of(0))).as("it has read nothing yet").isFalse();
        apply(0);
        reader.apply(
                List.of(),
                Set.of(0),
                _ -> {
                    var other = CompletableFuture.supplyAsync(() -> reader.isUpToDate(Set.of(0)));
                    assertThat(other.orTimeout(30, TimeUnit.SECONDS).join()).isTrue();
                });
    }

    @Test
    void isNotUpToDateUntilTheHandlerHasReturned() {
        apply(0);
        consumer.updateEndOffsets(Map.of(partition(0), 1L));
        reader.apply(
                List.of(new EventRecord(Given.started("c", 1), 0, 0)),
                Set.of(),
                _ -> assertThat(reader.isUpToDate(Set.of(0))).isFalse());
        assertThat(reader.isUpToDate(Set.of(0))).isTrue();
        reader.forget(Set.of(0));
        assertThat(reader.isUpToDate(Set.of(0))).as("another instance goes on").isFalse();
    }

    private void apply(int partition) {
        reader.apply(List.of(), Set.of(partition), _ -> applied.add("" + partition));
    }
}
