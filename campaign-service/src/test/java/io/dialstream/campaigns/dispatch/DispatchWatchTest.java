package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchFixtures.aFullDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.timer.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DispatchWatchTest {

    private static final Dispatch MORE = aFullDispatch(DispatchState.OPEN);
    private static final Dispatch LESS = MORE.finishing(live(1));

    private final Queue<Runnable> timers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger rings = new AtomicInteger();
    private final DispatchWatch watch =
            new DispatchWatch(
                    (_, timer) -> timers.add(timer),
                    new MovableClock(),
                    new DispatchProperties(Duration.ofSeconds(30)),
                    new SimpleMeterRegistry());

    private void keep(Dispatch dispatch) {
        watch.keep(dispatch, _ -> rings.incrementAndGet());
    }

    /** Whichever way the two meet, the timer that went off must not count as one that runs. */
    @Test
    void runsAnotherTimerAfterOneThatWentOffWhileEventsCame() throws InterruptedException {
        keep(MORE);
        for (int ringsSoFar = 1; ringsSoFar <= 2_000; ringsSoFar++) {
            goOffWhileEventsCome(timers.remove());
            keep(MORE);

            assertThat(rings).hasValue(ringsSoFar);
            assertThat(timers).hasSize(1);
        }
    }

    private void goOffWhileEventsCome(Runnable timer) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var wentOff = new AtomicBoolean();
        var events = CompletableFuture.runAsync(() -> keepUntil(wentOff, begun));
        begun.await();
        timer.run();
        wentOff.set(true);
        events.join();
    }

    private void keepUntil(AtomicBoolean wentOff, CountDownLatch begun) {
        while (!wentOff.get()) {
            keep(LESS);
            keep(MORE);
            begun.countDown();
        }
    }
}
