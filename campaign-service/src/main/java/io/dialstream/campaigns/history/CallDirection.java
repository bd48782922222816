package io.dialstream.campaigns.history;

/** Who has called whom. */
public enum CallDirection {
    /** We have called. */
    OUTBOUND,
    /** Somebody has called a number of ours. */
    INBOUND
}
