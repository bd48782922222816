package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Callback;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The callbacks of one call that wait to be sent, one after the other. */
final class CallLine {

    /** A callback, or the extra copy of one that a fault makes. */
    record Parcel(Callback callback, boolean isCopy) {}

    private final Deque<Parcel> ready = new ArrayDeque<>();
    private final Deque<Parcel> held = new ArrayDeque<>();
    private boolean busy;

    void add(Parcel parcel) {
        ready.add(parcel);
    }

    /** Keeps the parcel back until {@link #release()}. */
    void hold(Parcel parcel) {
        held.add(parcel);
    }

    /** Lets what was held back follow what is there now. */
    void release() {
        ready.addAll(held);
        held.clear();
    }

    /** The next parcel to be sent, if none is on its way. */
    @Nullable Parcel take() {
        Parcel next = busy ? null : ready.poll();
        busy = busy || next != null;
        return next;
    }

    /** What was taken has arrived or was given up. */
    void done() {
        busy = false;
    }

    boolean isIdle() {
        return !busy && ready.isEmpty() && held.isEmpty();
    }
}
