package io.dialstream.dialer.placement;

import io.dialstream.dialer.admission.WaitingCalls;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where placements wait for their first run while this dialer begins as many as it can at once: who
 * begins more of them than the store and the log keep up with only makes all of them late. Users
 * take turns, and so do their campaigns.
 */
@Component
class PlacementQueue {

    /** A thousand a second where it takes 32 ms to announce a call and to write it down. */
    private static final int MAX_BEGUN = 32;

    private final WaitingCalls<QueuedRun> waiting = new WaitingCalls<>();
    private final Set<String> begun = new HashSet<>();

    /**
     * A run that is to begin.
     *
     * @param start lets it run; must not wait for anything
     */
    record QueuedRun(String userId, String lane, String callId, Runnable start)
            implements WaitingCalls.Waiting {}

    /** Lets a run begin, now or when its turn comes. */
    void begin(QueuedRun run) {
        if (isAtOnce(run)) {
            run.start().run();
        }
    }

    private synchronized boolean isAtOnce(QueuedRun run) {
        if (begun.size() < maxBegun()) {
            return begun.add(run.callId());
        }
        waiting.add(run);
        return false;
    }

    /**
     * The run has ended, or the provider is asked next, however long that takes: another may begin.
     * Harmless when that was said before.
     */
    void leave(String callId) {
        var next = next(callId);
        if (next != null) {
            next.start().run();
        }
    }

    int maxBegun() {
        return MAX_BEGUN;
    }

    /** How many have begun and not left. */
    synchronized int begun() {
        return begun.size();
    }

    private synchronized @Nullable QueuedRun next(String callId) {
        var next = begun.remove(callId) ? waiting.poll() : null;
        if (next != null) {
            begun.add(next.callId());
        }
        return next;
    }
}
