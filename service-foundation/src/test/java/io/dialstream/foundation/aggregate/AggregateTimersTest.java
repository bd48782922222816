package io.dialstream.foundation.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.testing.ManualTimers;
import io.dialstream.foundation.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AggregateTimersTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTimers hand = new ManualTimers(NOON);
    private final List<@Nullable Integer> looks = new ArrayList<>();
    private Runnable look = () -> {};
    private final AggregateTimers timers =
            new AggregateTimers(
                    hand,
                    (_, partition) -> {
                        looks.add(partition);
                        look.run();
                    });

    @Test
    void looksAtAnAggregateWhenItsTimeHasCome() {
        watch(NOON.plus(MINUTE));
        hand.pass(MINUTE.minusMillis(1));
        assertThat(looks).isEmpty();
        hand.pass(Duration.ofMillis(1));
        assertThat(looks).containsExactly(3);
        hand.pass(MINUTE);
        assertThat(looks).hasSize(1);
    }

    @Test
    void looksAtOnceWhenItsTimeHasPassed() {
        watch(NOON.minus(MINUTE));
        hand.ring();
        assertThat(looks).hasSize(1);
    }

    @Test
    void keepsTheAlarmWhenTheTimeMovesAwayAndResetsItWhenItComesNearer() {
        watch(NOON.plus(MINUTE));
        watch(NOON.plus(MINUTE.multipliedBy(2)));
        assertThat(hand.set()).isOne();
        hand.pass(MINUTE);
        assertThat(looks).hasSize(1);

        watch(NOON.plus(MINUTE.multipliedBy(3)));
        watch(NOON.plus(MINUTE.multipliedBy(2)));
        assertThat(hand.set()).isOne();
        hand.pass(MINUTE);
        assertThat(looks).hasSize(2);
    }

    @Test
    void forgetsTheAlarmsOfPartitionsThatWereGivenUp() {
        watch(NOON.plus(MINUTE));
        timers.watch("b", 4, NOON.plus(MINUTE));
        timers.forget(Set.of(3));
        assertThat(hand.set()).isOne();

        watch(NOON.plus(MINUTE.multipliedBy(2)));
        hand.pass(MINUTE);
        assertThat(looks).containsExactly(4);
        hand.pass(MINUTE);
        assertThat(looks).containsExactly(4, 3);
    }

    /** Nobody else would look at it: without the next alarm it would stand still. */
    @Test
    void looksAgainSoonAsOftenAsLookingFails() {
        look = AggregateTimersTest::fail;
        watch(NOON.plus(MINUTE));
        hand.pass(MINUTE);
        assertThat(looks).hasSize(1);
        hand.pass(Duration.ofSeconds(1));
        hand.pass(Duration.ofSeconds(1));
        assertThat(looks).hasSize(3);
    }

    @Test
    void keepsTheAlarmThatWasSetDuringAFailingLook() {
        look =
                () -> {
                    watch(hand.now().plus(MINUTE));
                    fail();
                };
        watch(NOON.plus(MINUTE));
        hand.pass(MINUTE);
        assertThat(hand.set()).isOne();
        hand.pass(Duration.ofSeconds(1));
        assertThat(looks).hasSize(1);
        hand.pass(MINUTE);
        assertThat(looks).hasSize(2);
    }

    @Test
    void looksNoMoreAtWhatWasGivenUp() {
        watch(NOON.plus(MINUTE));
        timers.forget(Set.of(3));
        hand.pass(MINUTE);
        assertThat(looks).isEmpty();
        assertThat(hand.set()).isZero();
    }

    /** Its alarm was set before anybody knew where it belongs. */
    @Test
    void looksNoMoreAtWhatWasGivenUpAfterItGotItsPartition() {
        timers.watch("a", null, NOON.plus(MINUTE));
        watch(NOON.plus(MINUTE.multipliedBy(2)));
        timers.forget(Set.of(3));
        hand.pass(MINUTE);
        assertThat(looks).isEmpty();
    }

    @Test
    void keepsTheAlarmsOfOtherPartitionsAndOfNone() {
        timers.watch("b", null, NOON.plus(MINUTE));
        watch(NOON.plus(MINUTE));
        timers.forget(Set.of(4));
        hand.pass(MINUTE);
        assertThat(looks).containsExactlyInAnyOrder(3, null);
    }

    /** Whichever way the two meet, an alarm that rang must not count as one that is set. */
    @Test
    void setsAnotherAlarmAfterOneThatRangWhileInputsCame() throws InterruptedException {
        var set = new ConcurrentLinkedQueue<Runnable>();
        var rings = new AtomicInteger();
        var racing = new AggregateTimers(alarmsInto(set), (_, _) -> rings.incrementAndGet());
        racing.watch("a", null, NOON);
        for (int ringsSoFar = 1; ringsSoFar <= 2_000; ringsSoFar++) {
            ringWhileInputsCome(set.remove(), racing);
            racing.watch("a", 3, NOON);
            assertThat(rings).hasValue(ringsSoFar);
            assertThat(set).hasSize(1);
        }
    }

    private static Timers alarmsInto(Queue<Runnable> set) {
        return new Timers() {
            @Override
            public Instant now() {
                return NOON;
            }

            @Override
            public Alarm after(Duration delay, Runnable task) {
                set.add(task);
                return () -> set.remove(task);
            }
        };
    }

    private static void ringWhileInputsCome(Runnable alarm, AggregateTimers racing)
            throws InterruptedException {
        var begun = new CountDownLatch(1);
        var rang = new AtomicBoolean();
        var inputs =
                CompletableFuture.runAsync(() -> {
                    while (!rang.get()) {
                        racing.watch("a", null, NOON.plus(MINUTE));
                        racing.watch("a", 3, NOON.plus(MINUTE));
                        begun.countDown();
                    }
                });
        begun.await();
        alarm.run();
        rang.set(true);
        inputs.join();
    }

    private static void fail() {
        throw new IllegalStateException("the store is away");
    }

    private void watch(Instant moment) {
        timers.watch("a", 3, moment);
    }
}
