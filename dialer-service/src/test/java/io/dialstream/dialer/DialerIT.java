package io.dialstream.dialer;

import static io.dialstream.events.CallStatus.ANSWERED;
import static io.dialstream.events.CallStatus.COMPLETED;
import static io.dialstream.events.CallStatus.DIALING;
import static io.dialstream.events.CallStatus.FAILED;
import static io.dialstream.events.CallStatus.INITIATED;
import static io.dialstream.events.CallStatus.RINGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.RunningDialer;
import io.dialstream.events.AccountState;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Event;
import io.dialstream.events.EventJson;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.ProviderAccountChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

/** The whole service on a real broker, with a provider that does what it is told. */
class DialerIT extends RunningDialer {

    @Autowired EventLog log;
    @Autowired FakeProvider provider;
    @Autowired KafkaListenerEndpointRegistry listeners;
    @Autowired ConsumerFactory<String, String> consumers;

    private final String campaign = "campaign-" + UUID.randomUUID();
    private Consumer<String, String> reader;

    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    }

    @BeforeEach
    void prepare() {
        provider.usually(FakeProvider.ACCEPTS);
        reader = consumers.createConsumer("reader", UUID.randomUUID().toString());
    }

    @AfterEach
    void closeReader() {
        reader.close();
    }

    @Test
    void callsTwentyLeadsFiveAtATimeAndRefillsOneByOne() {
        log.publishAndWait(Given.started(campaign, 1));
        log.publishAndWait(calls(1, 10, 5));
        await().until(() -> provider.live(campaign).size() == 5);
        for (int ended = 1; ended <= 20; ended++) {
            if (ended <= 10) {
                log.publishAndWait(Given.call(campaign, 10 + ended, 5));
            }
            end(provider.live(campaign).getFirst());
            var live = Math.min(5, 20 - ended);
            await().until(() -> provider.live(campaign).size() == live);
        }

        assertThat(provider.mostLive(campaign)).isEqualTo(5);
        assertThat(provider.requestsIn(campaign)).hasSize(20).doesNotHaveDuplicates();
        await().untilAsserted(() ->
                assertThat(statusesOf(Given.call(campaign, 1, 5)))
                        .startsWith(INITIATED)
                        .contains(DIALING, RINGING, ANSWERED, COMPLETED));
    }

    @Test
    void neverDialsCommandsThatLayInKafkaWhenTheCampaignWasStopped() {
        stopConsuming();
        log.publishAndWait(Given.started(campaign, 1));
        log.publishAndWait(calls(1, 10, 5));
        log.publishAndWait(Given.stopped(campaign, 2, false));
        startConsuming();

        var other = dialOneMore();
        await().until(() -> provider.requests(other) == 1);
        assertThat(provider.requestsIn(campaign)).isEmpty();
    }

    @Test
    void dialsNothingInAPausedCampaignAndAllOfItAfterTheResume() {
        stopConsuming();
        log.publishAndWait(Given.started(campaign, 1));
        log.publishAndWait(calls(1, 5, 5));
        log.publishAndWait(Given.paused(campaign, 2));
        startConsuming();

        var other = dialOneMore();
        await().until(() -> provider.requests(other) == 1);
        assertThat(provider.requestsIn(campaign)).isEmpty();
        log.publishAndWait(Given.resumed(campaign, 3));
        await().until(() -> provider.live(campaign).size() == 5);
    }

    @Test
    void spendsAtMostTheLimitOnRefusedCredentialsAndGoesOnWhenResumed() {
        provider.usually(FakeProvider.UNAUTHORIZED);
        log.publishAndWait(Given.started(campaign, 1));
        log.publishAndWait(calls(1, 10, 3));
        await().untilAsserted(() ->
                assertThat(statuses().stream().filter(CallStatusChanged::leadReturned))
                        .isNotEmpty()
                        .allSatisfy(
                                status -> assertThat(status.reason()).isEqualTo("PROVIDER_20003")));
        var other = dialOneMore();
        await().until(() -> provider.requests(other) == 1);
        assertThat(provider.requestsIn(campaign)).hasSizeBetween(1, 3);

        provider.usually(FakeProvider.ACCEPTS);
        log.publishAndWait(Given.paused(campaign, 2));
        log.publishAndWait(Given.resumed(campaign, 3));
        await().until(() -> provider.live(campaign).size() == 3);
    }

    @Test
    void saysInTheLogThatItsCredentialsAreRefusedAndWhenTheyAreNotAnyMore() {
        provider.usually(FakeProvider.UNAUTHORIZED);
        log.publishAndWait(call(1));
        await().until(() -> lastState() == AccountState.CREDENTIALS_REFUSED);

        dialOneMore();
        await().until(() -> lastState() == AccountState.OK);
    }

    private @Nullable AccountState lastState() {
        return records(new TopicPartition(Topics.PROVIDER_ACCOUNTS, 0)).stream()
                .map(ProviderAccountChanged.class::cast)
                .filter(account -> account.provider().equals(provider.id()))
                .map(ProviderAccountChanged::state)
                .toList()
                .getLast();
    }

    @Test
    void asksAgainForTheSameCallWhenTheProviderHadNoRoom() {
        provider.on(
                call(1).callId(),
                (request, fake) ->
                        fake.requests(request.callId()) < 3
                                ? new PlacementAnswer.Busy(Duration.ofMillis(100), "429")
                                : FakeProvider.ACCEPTS.answer(request, fake));
        log.publishAndWait(call(1));

        await().until(() -> provider.live(campaign).size() == 1);
        assertThat(provider.requests(call(1).callId())).isEqualTo(3);
        assertThat(statusesOf(call(1))).doesNotContain(FAILED);
    }

    @Test
    void findsAnUnclearCallInTheProvidersList() {
        provider.on(call(1).callId(), FakeProvider.ACCEPTS_SILENTLY);
        log.publishAndWait(call(1));

        await().untilAsserted(() -> assertThat(statusesOf(call(1))).contains(INITIATED, DIALING));
        assertThat(provider.requests(call(1).callId())).isEqualTo(1);
    }

    @Test
    void givesAnUnclearCallUpWhenTheProviderDoesNotKnowItAndNeverDialsItAgain() {
        provider.on(call(1).callId(), FakeProvider.SWALLOWS);
        log.publishAndWait(List.of(call(1), call(2)));

        await().untilAsserted(() ->
                assertThat(statuses())
                        .anySatisfy(status -> {
                            assertThat(status.callId()).isEqualTo(call(1).callId());
                            assertThat(status.reason()).isEqualTo("DIAL_UNKNOWN");
                        }));
        await().until(() -> provider.requests(call(2).callId()) == 1);
        log.publishAndWait(call(1));
        var other = dialOneMore();
        await().until(() -> provider.requests(other) == 1);
        assertThat(provider.requests(call(1).callId())).isEqualTo(1);
    }

    @Test
    void fetchesACallWhoseCallbacksWereLost() {
        log.publishAndWait(call(1));
        await().until(() -> provider.live(campaign).size() == 1);
        provider.move(provider.live(campaign).getFirst(), COMPLETED, null);

        await().untilAsserted(() ->
                assertThat(statuses())
                        .anySatisfy(status -> {
                            assertThat(status.status()).isEqualTo(COMPLETED);
                            assertThat(status.durationSeconds()).isEqualTo(7);
                        }));
    }

    @Test
    void hangsUpWhatIsLiveWhenTheStopSaysSo() {
        log.publishAndWait(Given.started(campaign, 1));
        log.publishAndWait(calls(1, 4, 2));
        await().until(() -> provider.live(campaign).size() == 2);
        log.publishAndWait(Given.stopped(campaign, 2, true));

        await().until(() -> provider.live(campaign).isEmpty());
        await().untilAsserted(() ->
                assertThat(statuses().stream().filter(status -> status.status() == FAILED))
                        .hasSize(2)
                        .allSatisfy(status -> assertThat(status.reason()).isEqualTo("CANCELED")));
        assertThat(provider.requestsIn(campaign)).hasSize(2);
    }

    @Test
    void placesASingleCall() {
        var call = Given.singleCall(UUID.randomUUID().toString());
        log.publishAndWait(call);

        await().until(() -> provider.requests(call.callId()) == 1);
    }

    private PlaceCall call(int n) {
        return Given.call(campaign, n, 1);
    }

    private List<PlaceCall> calls(int from, int to, int limit) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> Given.call(campaign, n, limit))
                .toList();
    }

    /** Something that is dialled after all that lay in the log before was heard, per partition. */
    private String dialOneMore() {
        provider.usually(FakeProvider.ACCEPTS);
        var partition = partitionOf(campaign);
        var id =
                Stream.generate(() -> "later-" + UUID.randomUUID())
                        .filter(later -> partitionOf(later) == partition)
                        .findFirst()
                        .orElseThrow();
        var call = Given.call(id, 1, 1);
        log.publishAndWait(call);
        return call.callId();
    }

    private static int partitionOf(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }

    /** The callbacks of a call that is answered and ends. */
    private void end(String sid) {
        provider.move(sid, COMPLETED, null);
        for (var status : List.of(DIALING, RINGING, ANSWERED, COMPLETED)) {
            log.publishAndWait(callback(sid, status));
        }
    }

    private CallStatusChanged callback(String sid, CallStatus status) {
        var callId = provider.callId(sid);
        var n = Integer.parseInt(callId.replaceAll(".*-(\\d+)-1$", "$1"));
        return Given.callback(Given.call(campaign, n, 5), status, sid);
    }

    private List<CallStatus> statusesOf(PlaceCall call) {
        return statuses().stream()
                .filter(status -> status.callId().equals(call.callId()))
                .map(CallStatusChanged::status)
                .toList();
    }

    /** Everything in call-status about this campaign. */
    private List<CallStatusChanged> statuses() {
        return records(new TopicPartition(Topics.CALL_STATUS, partitionOf(campaign))).stream()
                .filter(event -> event.key().equals(campaign))
                .map(CallStatusChanged.class::cast)
                .toList();
    }

    private List<Event> records(TopicPartition partition) {
        reader.assign(List.of(partition));
        reader.seekToBeginning(List.of(partition));
        long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        var found = new ArrayList<Event>();
        while (reader.position(partition) < end) {
            reader.poll(Duration.ofMillis(50))
                    .forEach(
                            record -> found.add(EventJson.read(partition.topic(), record.value())));
        }
        return found;
    }

    private void stopConsuming() {
        listeners.getListenerContainers().forEach(MessageListenerContainer::stop);
    }

    private void startConsuming() {
        listeners.getListenerContainers().forEach(MessageListenerContainer::start);
    }
}
