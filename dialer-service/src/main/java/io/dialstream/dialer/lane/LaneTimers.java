package io.dialstream.dialer.lane;

import io.dialstream.dialer.timer.Timers;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One alarm a lane, for the call that must be looked after first. Deadlines mostly move away, so an
 * alarm that is set is left alone unless it would ring too late; ringing too early costs one look.
 */
@Component
class LaneTimers {

    private record Pending(int partition, Instant moment, Timers.Alarm alarm) {}

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
        var alarm = timers.at(deadline, () -> ring(lane.id(), deadline, task));
        return new Pending(lane.partition(), deadline, alarm);
    }

    private void ring(String laneId, Instant moment, Runnable task) {
        alarms.computeIfPresent(
                laneId, (_, pending) -> pending.moment.equals(moment) ? null : pending);
        task.run();
    }
}
