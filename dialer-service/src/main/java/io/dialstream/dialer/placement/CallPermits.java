package io.dialstream.dialer.placement;

/** What lanes know about the calls that occupy their slots while they are placed. */
public interface CallPermits {

    /** Whether this process still owns the lane. A process that does not requests nothing. */
    boolean owns(LaneSlot slot);

    /** How the call stands in its lane, read afresh. */
    CallPermit read(LaneSlot slot);

    /** Lets the lane know everything that its campaign has decided up to now. */
    void catchUp(LaneSlot slot);

    /** Gives the slot back for a call that is in no log. */
    void giveBack(LaneSlot slot);
}
