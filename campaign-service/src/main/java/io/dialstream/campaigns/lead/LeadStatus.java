package io.dialstream.campaigns.lead;

/** How far a lead has come. */
public enum LeadStatus {
    /**
     * Not handed to the dialer, or handed back by it; waits for its turn. Once its campaign has
     * stopped it is as good as SKIPPED, and is shown so.
     */
    PENDING,
    /** Handed to the dialer: its call waits for a free slot, or is live. */
    DISPATCHED,
    /** Its call has ended; the outcome says how. */
    DONE,
    /** Dropped by a stop without having been called. */
    SKIPPED
}
