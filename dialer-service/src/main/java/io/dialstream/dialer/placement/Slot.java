package io.dialstream.dialer.placement;

import java.time.Instant;

/** The slot of its lane that a call occupies while it is placed. */
public interface Slot {

    SlotTaken taken();

    /** When the call took it. */
    Instant since();

    /** Whether this process still owns the lane. A process that does not asks for nothing. */
    boolean owned();

    /** Lets the lane hear what its campaign has decided up to now. */
    void hearMoves();

    /** How the call stands, read afresh. */
    Standing standing();

    /** Gives the slot back for a call of which nobody outside the lane has heard. */
    void giveBack();
}
