package io.dialstream.campaigns.live;

import static io.dialstream.campaigns.live.MessageType.CALL;
import static io.dialstream.campaigns.live.MessageType.PROGRESS;
import static io.dialstream.campaigns.live.MessageType.SNAPSHOT;
import static io.dialstream.campaigns.live.MessageType.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SendQueueTest {

    private final SendQueue queue = new SendQueue(3);

    @Test
    void givesMessagesInTheOrderTheyCame() throws InterruptedException {
        offer(SNAPSHOT, "1");
        offer(CALL, "2");
        offer(PROGRESS, "3");
        assertThat(contents()).containsExactly("1", "2", "3");
    }

    @Test
    void replacesNumbersByNewerOnesAtTheEndOfTheLine() throws InterruptedException {
        offer(PROGRESS, "1");
        offer(STATUS, "2");
        offer(PROGRESS, "3");
        offer(PROGRESS, "4");
        assertThat(contents()).containsExactly("2", "4");
    }

    @Test
    void keepsEveryCallAndEveryStatus() throws InterruptedException {
        offer(STATUS, "1");
        offer(CALL, "2");
        offer(STATUS, "3");
        assertThat(contents()).containsExactly("1", "2", "3");
    }

    @Test
    void saysWhenItIsFull() throws InterruptedException {
        offer(CALL, "1");
        offer(CALL, "2");
        offer(CALL, "3");
        assertThat(offer(CALL, "4")).isFalse();
        assertThat(contents()).containsExactly("1", "2", "3");
        assertThat(offer(CALL, "5")).isTrue();
    }

    @Test
    void isNeverFilledByNumbers() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            assertThat(offer(PROGRESS, "p" + i)).isTrue();
        }
        assertThat(contents()).containsExactly("p999");
    }

    @Test
    void waitsForAMessage() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var polled = threads.submit(() -> queue.poll(Duration.ofSeconds(5)));
            offer(CALL, "1");
            assertThat(polled.get()).isNotNull();
        }
    }

    @Test
    void doesNotWaitForEver() throws InterruptedException {
        assertThat(queue.poll(Duration.ofMillis(10))).isNull();
    }

    @Test
    void givesAndTakesNothingOnceItIsClosed() throws Exception {
        offer(CALL, "1");
        queue.close();
        assertThat(offer(CALL, "2")).isFalse();
        assertThat(queue.poll(Duration.ofHours(1))).isNull();
    }

    private boolean offer(MessageType type, String content) {
        return queue.offer(new LiveMessage(type, content, null));
    }

    private List<String> contents() throws InterruptedException {
        var contents = new ArrayList<String>();
        for (var next = queue.poll(Duration.ZERO); next != null; next = queue.poll(Duration.ZERO)) {
            contents.add(next.content());
        }
        return contents;
    }
}
