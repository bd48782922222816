package io.dialstream.foundation.aggregate;

import io.dialstream.foundation.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One alarm an aggregate, for the moment at which somebody must look at it. That moment mostly
 * moves away, so an alarm that is set is left alone unless it would ring too late; ringing too
 * early costs one look.
 */
final class AggregateTimers {

    private record Pending(@Nullable Integer partition, Instant moment, Timers.Alarm alarm) {

        Pending in(@Nullable Integer number) {
            return new Pending(number, moment, alarm);
        }
    }

    private static final Logger log = LoggerFactory.getLogger(AggregateTimers.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Pending> alarms = new ConcurrentHashMap<>();
    private final Timers timers;
    private final BiConsumer<String, @Nullable Integer> look;

    /**
     * @param look looks at the aggregate with this id in this partition; when it fails it is tried
     *     again soon
     */
    AggregateTimers(Timers timers, BiConsumer<String, @Nullable Integer> look) {
        this.timers = timers;
        this.look = look;
    }

    /** Looks at it at this moment at the latest. */
    void watch(String id, @Nullable Integer partition, Instant moment) {
        alarms.compute(id, (_, pending) -> earliest(pending, id, partition, moment));
    }

    void forget(Set<Integer> partitions) {
        alarms.values()
                .removeIf(pending -> {
                    var partition = pending.partition;
                    var forgotten = partition != null && partitions.contains(partition);
                    if (forgotten) {
                        pending.alarm.cancel();
                    }
                    return forgotten;
                });
    }

    private Pending earliest(
            @Nullable Pending pending, String id, @Nullable Integer partition, Instant moment) {
        if (pending != null && !moment.isBefore(pending.moment)) {
            return pending.in(partition);
        }
        if (pending != null) {
            pending.alarm.cancel();
        }
        return set(id, partition, moment);
    }

    private Pending set(String id, @Nullable Integer partition, Instant moment) {
        return new Pending(partition, moment, timers.at(moment, () -> ring(id, moment)));
    }

    /**
     * What was replaced or forgotten while it began to ring is no business of this alarm's. Under
     * the map's lock: it may ring before it is there, and while it is kept.
     */
    private void ring(String id, Instant moment) {
        var rung = new AtomicReference<@Nullable Pending>();
        alarms.computeIfPresent(
                id,
                (_, pending) -> {
                    var rings = pending.moment.equals(moment);
                    rung.set(rings ? pending : null);
                    return rings ? null : pending;
                });
        var pending = rung.get();
        if (pending != null) {
            look(id, pending.partition);
        }
    }

    /** What fails because a dependency is away is done a little later: nobody else would do it. */
    private void look(String id, @Nullable Integer partition) {
        try {
            look.accept(id, partition);
        } catch (RuntimeException e) {
            log.warn("{} is looked at again soon: {}", id, e.toString());
            var soon = timers.now().plus(PAUSE);
            alarms.computeIfAbsent(id, _ -> set(id, partition, soon));
        }
    }
}
