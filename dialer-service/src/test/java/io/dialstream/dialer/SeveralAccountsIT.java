package io.dialstream.dialer;

import static io.dialstream.events.CallStatus.ANSWERED;
import static io.dialstream.events.CallStatus.COMPLETED;
import static io.dialstream.events.CallStatus.DIALING;
import static io.dialstream.events.CallStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.dialer.placement.Placement;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.RunningDialer;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.EventJson;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.ConsumerFactory;

/** A call that its account certainly did not process is placed with the next one, once. */
@Import(SeveralAccountsIT.TwoAccounts.class)
class SeveralAccountsIT extends RunningDialer {

    private static final String EAST = "east";

    @TestConfiguration
    static class TwoAccounts {

        @Bean
        FakeProvider east(Clock clock) {
            return new FakeProvider(EAST, clock);
        }

        @Bean
        @Primary
        Providers bothAccounts(FakeProvider provider, FakeProvider east) {
            return new Providers(List.of(provider, east), provider.id());
        }
    }

    @Autowired EventLog log;
    @Autowired FakeProvider provider;
    @Autowired FakeProvider east;
    @Autowired Placements placements;
    @Autowired ConsumerFactory<String, String> consumers;

    private final String campaign = "campaign-" + UUID.randomUUID();
    private final PlaceCall call = orAtEast(1);

    private PlaceCall orAtEast(int lead) {
        return Given.call(campaign, lead, 5).fallingBackTo(List.of(EAST));
    }

    /** Both have taken a call: nothing is known against them. */
    @BeforeEach
    void bothAccountsAreWell() {
        provider.usually(FakeProvider.ACCEPTS);
        east.usually(FakeProvider.ACCEPTS);
        var here = Given.singleCall("well-" + UUID.randomUUID());
        var there = Given.singleCall("well-" + UUID.randomUUID()).with(EAST);
        log.publishAndWait(List.of(here, there));
        within20Seconds().until(() -> statuses(here).contains(DIALING));
        within20Seconds().until(() -> statuses(there).contains(DIALING));
        log.publishAndWait(Given.started(campaign, 1));
    }

    @Test
    void goesOutOnceAtTheSecondWhenTheFirstRefusesOurCredentials() {
        provider.usually(FakeProvider.UNAUTHORIZED);

        log.publishAndWait(call);

        within20Seconds().until(() -> statuses(call).contains(DIALING));
        assertThat(provider.requests(call.callId())).isOne();
        assertThat(east.requests(call.callId())).isOne();
        assertThat(placements.find(call.callId()).map(Placement::provider)).contains(EAST);
        assertThat(told(call)).extracting(CallStatusChanged::provider).containsOnly(EAST);
        assertThat(statuses(call)).doesNotContain(FAILED);
    }

    @Test
    void asksOnlyTheSecondWhileTheFirstIsKnownToRefuseUs() {
        provider.usually(FakeProvider.UNAUTHORIZED);
        log.publishAndWait(call);
        within20Seconds().until(() -> statuses(call).contains(DIALING));

        var next = orAtEast(2);
        log.publishAndWait(next);

        within20Seconds().until(() -> statuses(next).contains(DIALING));
        assertThat(provider.requests(next.callId())).isZero();
        assertThat(east.requests(next.callId())).isOne();
    }

    @Test
    void goesOnAtTheSecondWhenTheFirstHasNoRoom() {
        provider.on(call.callId(), (_, _) -> new PlacementAnswer.Busy(null, "429"));

        log.publishAndWait(call);

        within20Seconds().until(() -> statuses(call).contains(DIALING));
        assertThat(east.requests(call.callId())).isOne();
    }

    @Test
    void isRefusedWhenBothRefuseOurCredentials() {
        provider.usually(FakeProvider.UNAUTHORIZED);
        east.usually(FakeProvider.UNAUTHORIZED);

        log.publishAndWait(call);

        within20Seconds().until(() -> statuses(call).contains(FAILED));
        assertThat(events(call).getLast().leadReturned()).isTrue();
        assertThat(events(call).getLast().provider()).isEqualTo(EAST);
    }

    @Test
    void isAskedForNowhereElseWhenNobodyKnowsWhatTheFirstDid() {
        provider.on(call.callId(), FakeProvider.SWALLOWS);

        log.publishAndWait(call);

        within20Seconds().until(() -> statuses(call).contains(FAILED));
        assertThat(events(call).getLast().reason()).isEqualTo(Reasons.DIAL_UNKNOWN);
        assertThat(provider.requests(call.callId())).isOne();
        assertThat(east.requests(call.callId())).isZero();
    }

    @Test
    void isHungUpAtTheAccountThatHasIt() {
        provider.usually(FakeProvider.UNAUTHORIZED);
        log.publishAndWait(call);
        within20Seconds().until(() -> statuses(call).contains(DIALING));
        var sid = east.sid(call.callId()).orElseThrow();
        east.move(sid, ANSWERED, null);
        log.publishAndWait(Given.callback(call, ANSWERED, sid));

        log.publishAndWait(Given.stopped(campaign, 2, true));

        within20Seconds().until(() -> east.live(campaign).isEmpty());
        within20Seconds().until(() -> statuses(call).contains(COMPLETED));
    }

    /** What the dialer has said under the provider's id. */
    private List<CallStatusChanged> told(PlaceCall of) {
        return events(of).stream().filter(event -> event.providerCallId() != null).toList();
    }

    private List<CallStatus> statuses(PlaceCall of) {
        return events(of).stream().map(CallStatusChanged::status).toList();
    }

    private List<CallStatusChanged> events(PlaceCall of) {
        try (var reader = consumers.createConsumer("reader", UUID.randomUUID().toString())) {
            var partitions =
                    reader.partitionsFor(Topics.CALL_STATUS).stream()
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var ends = reader.endOffsets(partitions);
            var found = new ArrayList<CallStatusChanged>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                for (var record : reader.poll(Duration.ofMillis(50))) {
                    if (EventJson.read(record.topic(), record.value())
                                    instanceof CallStatusChanged event
                            && event.callId().equals(of.callId())) {
                        found.add(event);
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
