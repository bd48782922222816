package io.dialstream.campaigns.live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.live.LiveMessage;
import io.dialstream.campaigns.live.LiveProperties;
import io.dialstream.campaigns.live.MessageType;
import io.dialstream.campaigns.timer.MovableClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;

class SocketSenderTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration PING_EVERY = Duration.ofMillis(20);

    private final SlowSession session = new SlowSession();
    private final Timer delay = new SimpleMeterRegistry().timer("delay");
    private final AtomicLong nanos = new AtomicLong();
    private SocketSender sender = aSender(NEVER);

    private SocketSender aSender(Duration pingEvery) {
        var properties = new LiveProperties(100, 3, Duration.ofSeconds(1), pingEvery, List.of());
        return new SocketSender(session, properties, delay, new MovableClock(), nanos::get);
    }

    @AfterEach
    void stop() {
        session.close();
        sender.stop();
    }

    @Test
    void countsItsMessagesFromOne() {
        sender.start();
        session.takes(2);
        sender.send(new LiveMessage(MessageType.SNAPSHOT, "{}", null));
        sender.send(new LiveMessage(MessageType.CALL, "{\"callId\":\"c\"}", null));
        awaitTexts(2);
        assertThat(session.texts())
                .containsExactly(
                        "{\"type\":\"snapshot\",\"revision\":1,\"campaign\":{}}",
                        "{\"type\":\"call\",\"revision\":2,\"call\":{\"callId\":\"c\"}}");
    }

    @Test
    void closesASocketThatCannotKeepUpWithoutWaitingForIt() {
        sender.start();
        for (int i = 0; i < 10; i++) {
            sender.send(call());
        }
        session.takes(1);
        await().atMost(Duration.ofSeconds(5)).until(() -> session.closedWith() != null);
        assertThat(session.texts()).hasSizeLessThanOrEqualTo(1);
        assertThat(Objects.requireNonNull(session.closedWith()).getCode()).isEqualTo(1013);
    }

    @Test
    void sendsNothingAfterWhatItHadToLeaveOut() {
        for (int i = 0; i < 4; i++) {
            sender.send(call());
        }
        sender.send(new LiveMessage(MessageType.STATUS, "\"late\"", null));
        session.takes(10);
        sender.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> session.closedWith() != null);
        assertThat(session.texts()).noneMatch(text -> text.contains("late"));
    }

    @Test
    void keepsUpWithAnyNumberOfProgressMessages() {
        sender.start();
        for (int i = 0; i < 1_000; i++) {
            sender.send(new LiveMessage(MessageType.PROGRESS, "" + i, null));
        }
        session.takes(2);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> session.texts().stream().anyMatch(text -> text.contains(":999}")));
        assertThat(session.closedWith()).isNull();
    }

    @Test
    void replacesNumbersByNewerOnesAtTheEndOfTheQueue() {
        var types =
                List.of(
                        MessageType.PROGRESS,
                        MessageType.STATUS,
                        MessageType.PROGRESS,
                        MessageType.PROGRESS);
        for (int n = 0; n < types.size(); n++) {
            sender.send(new LiveMessage(types.get(n), "" + n, null));
        }
        session.takes(10);
        sender.start();
        awaitTexts(2);
        assertThat(session.texts())
                .containsExactly(
                        "{\"type\":\"status\",\"revision\":1,\"campaign\":1}",
                        "{\"type\":\"progress\",\"revision\":2,\"campaign\":3}");
    }

    @Test
    void keepsEveryCallAndEveryStatus() {
        for (var type : List.of(MessageType.STATUS, MessageType.CALL, MessageType.STATUS)) {
            sender.send(new LiveMessage(type, "{}", null));
        }
        session.takes(10);
        sender.start();
        awaitTexts(3);
        assertThat(session.closedWith()).isNull();
    }

    /** It waits for the next message, or for its time to ping. */
    @Test
    void closesAtOnceASocketThatIsGivenUp() {
        sender.start();
        sender.giveUp("too much happens at once");
        await().atMost(Duration.ofSeconds(5)).until(() -> session.closedWith() != null);
        assertThat(session.closedWith())
                .isEqualTo(CloseStatus.SERVICE_OVERLOAD.withReason("too much happens at once"));
        sender.send(call());
        assertThat(session.texts()).isEmpty();
    }

    @Test
    void asksForASignOfLifeAndClosesWithoutOne() {
        sender = aSender(PING_EVERY);
        session.takes(100);
        sender.start();
        passUntilPing(1);
        nanos.addAndGet(PING_EVERY.multipliedBy(2).toNanos());
        await().atMost(Duration.ofSeconds(5)).until(() -> session.closedWith() != null);
        assertThat(session.pings()).isOne();
        assertThat(session.closedWith()).isEqualTo(CloseStatus.SESSION_NOT_RELIABLE);
    }

    @Test
    void staysOpenWhileTheOtherSideLives() {
        sender = aSender(PING_EVERY);
        session.takes(100);
        sender.start();
        for (int ping = 1; ping <= 6; ping++) {
            passUntilPing(ping);
            sender.receivedPong();
        }
        assertThat(session.closedWith()).isNull();
    }

    @Test
    void closesABrokenConnection() {
        sender.start();
        sender.send(call());
        session.breaks();
        await().atMost(Duration.ofSeconds(5)).until(() -> session.closedWith() != null);
    }

    @Test
    void measuresHowOldTheNewsWere() {
        sender.start();
        session.takes(3);
        sender.send(new LiveMessage(MessageType.SNAPSHOT, "{}", null));
        sender.send(new LiveMessage(MessageType.CALL, "{}", MovableClock.START.minusSeconds(2)));
        sender.send(new LiveMessage(MessageType.CALL, "{}", MovableClock.START.plusSeconds(60)));
        await().atMost(Duration.ofSeconds(5)).until(() -> delay.count() == 2);
        assertThat(delay.totalTime(TimeUnit.SECONDS)).isEqualTo(2.0);
    }

    private void passUntilPing(int ping) {
        nanos.addAndGet(PING_EVERY.toNanos());
        await().atMost(Duration.ofSeconds(5)).until(() -> session.pings() == ping);
    }

    private void awaitTexts(int count) {
        await().atMost(Duration.ofSeconds(5)).until(() -> session.texts().size() == count);
    }

    private static LiveMessage call() {
        return new LiveMessage(MessageType.CALL, "{}", null);
    }
}
