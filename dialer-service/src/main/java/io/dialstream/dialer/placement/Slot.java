package io.dialstream.dialer.placement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The slot of its lane that a call occupies while it is placed. */
public interface Slot {

    /** Whether this process still owns the lane. A process that does not asks for nothing. */
    boolean owned();

    /**
     * When the call took the slot, if it did right now: the lane was open then, and its campaign
     * had made no other move. Null when that was some time ago.
     */
    @Nullable Instant takenAt();

    /**
     * Whether the call took the slot while it was in this process's hands, so that nobody else can
     * have announced it.
     */
    boolean takenHere();

    /** Lets the lane hear what its campaign has decided up to now. */
    void hearMoves();

    /** How the call stands, read afresh. */
    Standing standing();

    /** Gives the slot back for a call of which nobody outside the lane has heard. */
    void giveBack();

    /** When the call before in this slot was heard to have ended; null when the slot was empty. */
    @Nullable Instant freedAt();
}
