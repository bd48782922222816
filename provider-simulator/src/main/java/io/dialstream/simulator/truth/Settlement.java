package io.dialstream.simulator.truth;

/** What became of a callback. */
public enum Settlement {
    /** The receiver answered 2xx. */
    ACKNOWLEDGED,
    /** Given up after all retries. */
    FAILED,
    /** Never sent, because of a fault. */
    LOST
}
