package io.dialstream.calllog.call;

/** Who called whom. */
public enum CallDirection {
    /** We placed it. */
    OUTBOUND,
    /** Somebody called a number of ours. */
    INBOUND
}
