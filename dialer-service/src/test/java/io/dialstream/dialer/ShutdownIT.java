package io.dialstream.dialer;

import static io.dialstream.events.CallStatus.DIALING;
import static io.dialstream.events.CallStatus.INITIATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.dialer.admission.Admissions;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.RunningDialer;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.EventJson;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * A dialer is told to end while it places a call, as SIGTERM tells it: by closing its context. The
 * one that goes on is of the same group, on the same stores.
 */
class ShutdownIT extends RunningDialer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired EventLog log;
    @Autowired FakeProvider successorsProvider;
    @Autowired KafkaListenerEndpointRegistry successor;
    @Autowired ConsumerFactory<String, String> consumers;
    @Autowired Environment environment;

    private final String campaign = "campaign-" + UUID.randomUUID();
    private final PlaceCall first = Given.call(campaign, 1, 1);
    private final PlaceCall second = Given.call(campaign, 2, 1);
    private final FakeProvider provider = new FakeProvider(Clock.tickMillis(ZoneOffset.UTC));

    @AfterEach
    void goOnUsually() {
        successor.getListenerContainers().forEach(MessageListenerContainer::start);
    }

    @Test
    void finishesWhatIsBeingPlacedAndHandsTheRestOverAtOnce() throws InterruptedException {
        stopSuccessor();
        var asked = new CountDownLatch(1);
        provider.on(
                first.callId(),
                (request, fake) -> {
                    asked.countDown();
                    pause(Duration.ofSeconds(1));
                    return FakeProvider.ACCEPTS.answer(request, fake);
                });
        var ending = start();
        log.publishAndWait(Given.started(campaign, 1));
        log.publishAndWait(List.of(first, second));
        assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var begun = System.nanoTime();
        ending.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(statusesOf(first)).containsExactly(INITIATED, DIALING);
        goOnUsually();
        var sid = provider.sid(first.callId()).orElseThrow();
        log.publishAndWait(Given.callback(first, CallStatus.COMPLETED, sid));
        await().atMost(PATIENCE).until(() -> successorsProvider.requests(second.callId()) == 1);
        assertThat(provider.requests()).hasSize(1);
        assertThat(successorsProvider.requests(first.callId())).isZero();
    }

    /** Its consumers are started once it is ready, which may be after the test has begun. */
    private void stopSuccessor() {
        var consumers = successor.getListenerContainers();
        await().atMost(PATIENCE)
                .until(() -> consumers.stream().allMatch(MessageListenerContainer::isRunning));
        consumers.forEach(MessageListenerContainer::stop);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(DialerApplication.class)
                .initializers(context -> {
                    var beans = context.getBeanFactory();
                    beans.registerSingleton("endingProvider", provider.alone());
                    beans.registerSingleton("callRates", Admissions.UNLIMITED);
                })
                .run(
                        "--server.port=0",
                        "--spring.jmx.enabled=false",
                        "--dialstream.dialer.accounts=false",
                        "--dialstream.event-log.partitions=" + PARTITIONS,
                        same("KAFKA_BOOTSTRAP_SERVERS"),
                        same("MONGODB_URI"),
                        same("spring.mongodb.database"));
    }

    private String same(String property) {
        return "--" + property + "=" + environment.getRequiredProperty(property);
    }

    private List<CallStatus> statusesOf(PlaceCall call) {
        var partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(n -> new TopicPartition(Topics.CALL_STATUS, n))
                        .toList();
        var statuses = new ArrayList<CallStatus>();
        try (var reader = consumers.createConsumer("reader", UUID.randomUUID().toString())) {
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var ends = reader.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
                reader.poll(Duration.ofMillis(100))
                        .forEach(record -> {
                            if (EventJson.read(Topics.CALL_STATUS, record.value())
                                            instanceof CallStatusChanged status
                                    && status.callId().equals(call.callId())
                                    && status.status() != null) {
                                statuses.add(status.status());
                            }
                        });
            }
        }
        return statuses;
    }

    private static void pause(Duration time) {
        await().pollDelay(time).until(() -> true);
    }
}
