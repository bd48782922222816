package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.PendingEvents;
import io.dialstream.campaigns.timer.Alarm;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.eventlog.PartitionOwner;
import io.dialstream.foundation.trace.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the dispatches of this instance's partitions going: hears their events, asks again when the
 * dialer is silent, and takes over what another instance, or this one in an earlier life, has left.
 */
@Component
public class Dispatching implements PartitionOwner {

    private static final Logger log = LoggerFactory.getLogger(Dispatching.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);
    private static final int PORTION = 100;

    private final Dispatcher dispatcher;
    private final Dispatches dispatches;
    private final PendingEvents pendingEvents;
    private final DispatchWatch watch;
    private final Alarm alarm;
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();

    Dispatching(
            Dispatcher dispatcher,
            Dispatches dispatches,
            PendingEvents pendingEvents,
            DispatchWatch watch,
            Alarm alarm) {
        this.dispatcher = dispatcher;
        this.dispatches = dispatches;
        this.pendingEvents = pendingEvents;
        this.watch = watch;
        this.alarm = alarm;
    }

    /** Takes in campaigns' moves and calls' statuses. Idempotent. */
    public void handle(List<EventRecord> batch) {
        dispatcher.handle(batch, this::keep);
    }

    /** Sends what a dispatch that was just stored has in flight, in the background. */
    public void sendSoon(String id) {
        var cause = Cause.of(id);
        alarm.after(Duration.ZERO, () -> cause.run("dispatch", () -> recover(List.of(id))));
    }

    @Override
    public void gained(Set<Integer> partitions) {
        owned.addAll(partitions);
        alarm.after(Duration.ZERO, () -> takeOver(Set.copyOf(partitions)));
    }

    @Override
    public void givenUp(Set<Integer> partitions, boolean inTime) {
        owned.removeAll(partitions);
        watch.forget(partitions);
    }

    private void takeOver(Set<Integer> partitions) {
        try {
            pendingEvents.recover();
            recoverAll(partitions);
        } catch (RuntimeException e) {
            log.warn("Dispatches of partitions {} wait: {}", partitions, e.getMessage());
            alarm.after(TRY_AGAIN_AFTER, () -> takeOver(partitions));
        }
    }

    private void recoverAll(Set<Integer> partitions) {
        var ids = dispatches.unfinished(partitions).stream().map(Dispatch::id).toList();
        for (int from = 0; from < ids.size(); from += PORTION) {
            var portion = ids.subList(from, Math.min(ids.size(), from + PORTION));
            dispatcher.handle(portion, new DispatchInput.Recovered(), this::keep);
        }
    }

    private void recover(List<String> ids) {
        attempt(ids, new DispatchInput.Recovered());
    }

    private void resend(String id) {
        attempt(List.of(id), new DispatchInput.ResendDue());
    }

    private void attempt(List<String> ids, DispatchInput input) {
        try {
            dispatcher.handle(ids, input, this::keep);
        } catch (RuntimeException e) {
            log.warn("Nothing is sent for {} now: {}", ids, e.getMessage());
            alarm.after(TRY_AGAIN_AFTER, () -> recover(ids));
        }
    }

    private void keep(Dispatch dispatch) {
        var partition = dispatch.partition();
        if (partition == null || owned.contains(partition)) {
            watch.keep(dispatch, this::resend);
        } else {
            watch.forget(dispatch.id());
        }
    }
}
