package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.timer.Alarm;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps an eye on the dispatches that are this instance's: one timer each, and their numbers. */
@Component
class DispatchWatch {

    private final Alarm alarm;
    private final Clock clock;
    private final Duration resendAfter;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();

    DispatchWatch(Alarm alarm, Clock clock, DispatchProperties properties, MeterRegistry metrics) {
        this.alarm = alarm;
        this.clock = clock;
        this.resendAfter = properties.resendAfter();
        gauge("dialstream.dispatch.inflight", Watched::inFlight)
                .description("Leads that are with the dialer")
                .register(metrics);
        gauge("dialstream.campaigns.running", it -> it.running() ? 1 : 0)
                .description("Campaigns whose leads may be sent")
                .register(metrics);
    }

    /** What is remembered of a dispatch; due is null while no timer runs for it. */
    private record Watched(
            @Nullable Integer partition, int inFlight, boolean running, @Nullable Instant due) {

        Watched withoutTimer() {
            return new Watched(partition, inFlight, running, null);
        }
    }

    private Gauge.Builder<Map<String, Watched>> gauge(String name, ToLongFunction<Watched> number) {
        return Gauge.builder(name, watched, all -> all.values().stream().mapToLong(number).sum());
    }

    /** Remembers how it stands, and calls back when something is to be sent again. */
    void keep(Dispatch dispatch, Consumer<String> whenDue) {
        if (dispatch.state().isOver() && atDialer(dispatch) == 0) {
            watched.remove(dispatch.id());
            return;
        }
        var due = dispatch.nextResend(resendAfter).orElse(null);
        watched.compute(
                dispatch.id(),
                (id, before) -> watched(dispatch, earliest(id, before, due, whenDue)));
    }

    private static Watched watched(Dispatch dispatch, @Nullable Instant due) {
        boolean running = dispatch.state() == DispatchState.OPEN && !dispatch.isSingleCall();
        return new Watched(dispatch.partition(), atDialer(dispatch), running, due);
    }

    /** What waited at the dialer when the campaign stopped is not there any more. */
    private static int atDialer(Dispatch dispatch) {
        int all = dispatch.inFlight().size();
        return dispatch.state().isOver() ? all - dispatch.notInitiated().size() : all;
    }

    /** A timer that goes off too early does no harm, so one that runs is left alone. */
    private @Nullable Instant earliest(
            String id, @Nullable Watched before, @Nullable Instant due, Consumer<String> whenDue) {
        var running = before == null ? null : before.due();
        if (due == null || (running != null && !running.isAfter(due))) {
            return running;
        }
        alarm.after(Duration.between(clock.instant(), due), () -> ring(id, due, whenDue));
        return due;
    }

    private void ring(String id, Instant due, Consumer<String> whenDue) {
        var cleared = new AtomicBoolean();
        watched.computeIfPresent(
                id,
                (_, before) -> {
                    cleared.set(due.equals(before.due()));
                    return cleared.get() ? before.withoutTimer() : before;
                });
        if (cleared.get()) {
            whenDue.accept(id);
        }
    }

    /** Forgets a dispatch that was this instance's before any of its events had a partition. */
    void forget(String id) {
        watched.remove(id);
    }

    /** Forgets what lies in these partitions: it is another instance's. */
    void forget(Set<Integer> partitions) {
        watched.values()
                .removeIf(it -> it.partition() != null && partitions.contains(it.partition()));
    }
}
