package io.dialstream.dialer.lane;

import static io.dialstream.dialer.testing.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.lane.LaneInput.Commanded;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaneTimersTest {

    private static final Duration SILENT_AFTER = Duration.ofSeconds(60);

    private final HandTimers hand = new HandTimers();
    private final LaneTimers timers = new LaneTimers(hand);
    private final List<Instant> looks = new ArrayList<>();

    /** Alarms that ring when the test turns the hand. */
    private static final class HandTimers implements Timers {
        private record Pending(Instant moment, Runnable task) {}

        private final List<Pending> alarms = new ArrayList<>();
        private Instant now = NOON;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Alarm after(Duration delay, Runnable task) {
            var alarm = new Pending(now.plus(delay), task);
            alarms.add(alarm);
            return () -> alarms.remove(alarm);
        }

        void turn(Duration time) {
            now = now.plus(time);
            var due = alarms.stream().filter(alarm -> !alarm.moment.isAfter(now)).toList();
            alarms.removeAll(due);
            due.forEach(alarm -> alarm.task.run());
        }
    }

    @Test
    void looksAfterALaneWhenItsDeadlinePasses() {
        watch(laneSince(NOON));
        hand.turn(SILENT_AFTER.minusMillis(1));
        assertThat(looks).isEmpty();
        hand.turn(Duration.ofMillis(1));
        assertThat(looks).hasSize(1);
        hand.turn(SILENT_AFTER);
        assertThat(looks).hasSize(1);
    }

    @Test
    void keepsTheAlarmWhenTheDeadlineMovesAwayAndResetsItWhenItComesNearer() {
        watch(laneSince(NOON));
        watch(laneSince(NOON.plusSeconds(30)));
        assertThat(hand.alarms).hasSize(1);
        hand.turn(SILENT_AFTER);
        assertThat(looks).hasSize(1);

        watch(laneSince(NOON.plusSeconds(120)));
        watch(laneSince(NOON.plusSeconds(60)));
        assertThat(hand.alarms).hasSize(1);
        hand.turn(SILENT_AFTER);
        assertThat(looks).hasSize(2);
    }

    /** Nobody else would look after the lane: without the next alarm its slot would leak. */
    @Test
    void looksAgainSoonAsOftenAsLookingFails() {
        timers.watch(laneSince(NOON), this::fail);
        hand.turn(SILENT_AFTER);
        assertThat(looks).hasSize(1);
        hand.turn(Duration.ofSeconds(1));
        hand.turn(Duration.ofSeconds(1));
        assertThat(looks).hasSize(3);
    }

    @Test
    void keepsTheAlarmThatAFailingLookHasSet() {
        timers.watch(
                laneSince(NOON),
                () -> {
                    watch(laneSince(hand.now()));
                    fail();
                });
        hand.turn(SILENT_AFTER);
        assertThat(hand.alarms).hasSize(1);
        hand.turn(SILENT_AFTER);
        assertThat(looks).hasSize(2);
    }

    @Test
    void looksNoMoreAfterALaneThatWasGivenUp() {
        watch(laneSince(NOON));
        timers.forget(Set.of(0));
        hand.turn(SILENT_AFTER);
        assertThat(looks).isEmpty();
        assertThat(hand.alarms).isEmpty();
    }

    private void fail() {
        looks.add(hand.now());
        throw new IllegalStateException("the store is away");
    }

    private void watch(Lane lane) {
        timers.watch(lane, () -> looks.add(hand.now()));
    }

    private static Lane laneSince(Instant since) {
        var policy = new LanePolicy(new LaneProperties(SILENT_AFTER));
        var empty = Lane.empty("c", 0, "c");
        return policy.decide(empty, new Commanded(Given.call("c", 1, 1)), since).lane();
    }
}
