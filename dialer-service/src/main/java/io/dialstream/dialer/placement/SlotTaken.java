package io.dialstream.dialer.placement;

/** How a call that is to be placed came by the slot that it occupies in its lane. */
public enum SlotTaken {
    /** Just now, after all events of its campaign were read, and the lane is still open. */
    NOW,
    /** As NOW, from a call that has just ended. */
    REFILLED,
    /**
     * In this process, so that nobody else can have announced it, but the lane was closed since.
     */
    HERE,
    /** Some time ago, perhaps in another process; much may have happened since. */
    BEFORE
}
