package io.dialstream.dialer.lane;

import io.dialstream.dialer.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One alarm a lane, for the call that must be looked after first. Deadlines mostly move away, so an
 * alarm that is set is left alone unless it would ring too late; ringing too early costs one look.
 */
@Component
class LaneTimers {

    private record Pending(int partition, Instant moment, Timers.Alarm alarm) {}

    private static final Logger log = LoggerFactory.getLogger(LaneTimers.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Pending> alarms = new ConcurrentHashMap<>();
    private final Timers timers;

    LaneTimers(Timers timers) {
        this.timers = timers;
    }

    /** Runs the task when the lane's next deadline passes. */
    void watch(Lane lane, Runnable task) {
        var deadline = lane.nextDeadline();
        if (deadline != null) {
            alarms.compute(lane.id(), (_, pending) -> earliest(pending, lane, deadline, task));
        }
    }

    void forget(Set<Integer> partitions) {
        alarms.values()
                .removeIf(pending -> {
                    var forgotten = partitions.contains(pending.partition);
                    if (forgotten) {
                        pending.alarm.cancel();
                    }
                    return forgotten;
                });
    }

    private Pending earliest(
            @Nullable Pending pending, Lane lane, Instant deadline, Runnable task) {
        if (pending != null && !deadline.isBefore(pending.moment)) {
            return pending;
        }
        if (pending != null) {
            pending.alarm.cancel();
        }
        return set(lane.id(), lane.partition(), deadline, task);
    }

    private Pending set(String laneId, int partition, Instant moment, Runnable task) {
        var alarm = timers.at(moment, () -> ring(laneId, partition, moment, task));
        return new Pending(partition, moment, alarm);
    }

    /** What fails because a dependency is away is done a little later: nobody else would do it. */
    private void ring(String laneId, int partition, Instant moment, Runnable task) {
        alarms.computeIfPresent(
                laneId, (_, pending) -> pending.moment.equals(moment) ? null : pending);
        try {
            task.run();
        } catch (RuntimeException e) {
            log.warn("Lane {} is looked after again soon: {}", laneId, e.toString());
            var again = timers.now().plus(PAUSE);
            alarms.compute(
                    laneId,
                    (_, pending) ->
                            pending == null ? set(laneId, partition, again, task) : pending);
        }
    }
}
