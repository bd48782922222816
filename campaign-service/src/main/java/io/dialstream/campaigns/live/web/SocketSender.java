package io.dialstream.campaigns.live.web;

import io.dialstream.campaigns.live.LiveMessage;
import io.dialstream.campaigns.live.LiveProperties;
import io.dialstream.campaigns.live.LiveSocket;
import io.dialstream.campaigns.live.MessageType;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * A socket with a thread of its own that sends queued messages and regular pings. Whoever queues a
 * message never waits for the network; a socket that is too slow is closed. Numbers that were not
 * sent yet give way to newer ones, at the end of the queue: in the place of the older ones they
 * would overtake a status between them.
 */
final class SocketSender implements LiveSocket {

    private static final Logger log = LoggerFactory.getLogger(SocketSender.class);

    /** Wakes the thread of a socket that was given up. */
    private static final LiveMessage NOTHING = new LiveMessage(MessageType.STATUS, "", null);

    private final WebSocketSession session;
    private final LiveProperties properties;
    private final Timer delay;
    private final BlockingQueue<LiveMessage> waiting;
    private final Thread thread;
    private final Clock clock;
    private final LongSupplier nanoTime;

    private volatile @Nullable String givenUp;
    private long revision;
    private long pingedNanos;
    private volatile long pongNanos;

    SocketSender(WebSocketSession session, LiveProperties properties, Timer delay) {
        this(session, properties, delay, Clock.systemUTC(), System::nanoTime);
    }

    SocketSender(
            WebSocketSession session,
            LiveProperties properties,
            Timer delay,
            Clock clock,
            LongSupplier nanoTime) {
        this.session = session;
        this.properties = properties;
        this.delay = delay;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.pingedNanos = nanoTime.getAsLong();
        this.pongNanos = pingedNanos;
        this.waiting = new LinkedBlockingQueue<>(properties.maxWaitingMessages());
        this.thread = Thread.ofVirtual().name("socket-" + session.getId()).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    /** The client is still there. */
    void receivedPong() {
        pongNanos = nanoTime.getAsLong();
    }

    @Override
    public void send(LiveMessage message) {
        waiting.removeIf(earlier -> earlier.type().isReplacedBy(message.type()));
        if (givenUp == null && !waiting.offer(message)) {
            giveUp("too slow");
        }
    }

    /**
     * Leaves the closing to the sending thread: while a frame is being sent, Tomcat would drop the
     * connection instead of sending the reason.
     */
    @Override
    public void giveUp(String reason) {
        givenUp = reason;
        waiting.clear();
        boolean _ = waiting.offer(NOTHING);
    }

    private void work() {
        try {
            while (session.isOpen() && givenUp == null) {
                sendNext();
            }
            closeWhenGivenUp();
        } catch (IOException | RuntimeException e) {
            log.debug("A socket is closed: {}", e.getMessage());
            close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (InterruptedException _) {
            // The client closed it.
        }
    }

    private void closeWhenGivenUp() {
        var reason = givenUp;
        if (reason != null) {
            close(CloseStatus.SERVICE_OVERLOAD.withReason(reason));
        }
    }

    private void sendNext() throws IOException, InterruptedException {
        var message = waiting.poll(untilPing().toNanos(), TimeUnit.NANOSECONDS);
        if (message != null && givenUp == null) {
            session.sendMessage(new TextMessage(message.frame(++revision)));
            measure(message);
        }
        if (untilPing().isZero()) {
            ping();
        }
    }

    private Duration untilPing() {
        var due = properties.pingEvery().minusNanos(nanoTime.getAsLong() - pingedNanos);
        return due.isNegative() ? Duration.ZERO : due;
    }

    private void ping() throws IOException {
        long silence = nanoTime.getAsLong() - pongNanos;
        if (silence > properties.pingEvery().multipliedBy(2).toNanos()) {
            throw new IOException("no sign of life");
        }
        pingedNanos = nanoTime.getAsLong();
        session.sendMessage(new PingMessage());
    }

    private void measure(LiveMessage message) {
        var recordedAt = message.recordedAt();
        if (recordedAt != null) {
            var taken = Duration.between(recordedAt, clock.instant());
            delay.record(taken.isNegative() ? Duration.ZERO : taken);
        }
    }

    private void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException | RuntimeException e) {
            log.debug("A socket could not be closed: {}", e.getMessage());
        }
    }
}
