package io.dialstream.campaigns.lead;

/** How far a lead has come. */
public enum LeadStatus {
    /**
     * Never handed to the dialer; waits for its turn. Once its campaign has stopped it is as good
     * as SKIPPED, and is shown so.
     */
    PENDING,
    /** Handed to the dialer: its call waits for a free slot, or is live. */
    DISPATCHED,
    /**
     * To be called again, at the earliest when it says; the reason says why. Once its campaign has
     * stopped it is as good as SKIPPED, and is shown so.
     */
    WAITING,
    /** Reached, or without an attempt left; the outcome says how its last call has ended. */
    DONE,
    /** Dropped by a stop before its next call, or its first. */
    SKIPPED,
    /** Not to be called; the reason says which rule forbids it. */
    EXCLUDED;

    /** Whether it is as good as SKIPPED once its campaign has stopped. */
    public boolean isDroppedByStop() {
        return this == PENDING || this == WAITING;
    }
}
