package io.dialstream.simulator.call;

/** What can happen to a call. */
public enum CallInput {
    /** Its turn in the account's queue has come. */
    START,
    /** The time planned for its present status has passed. */
    ELAPSE,
    /** The caller, or a failed application, ends it in whatever status it is. */
    HANG_UP,
    /** The caller ends it unless it was answered. */
    CANCEL,
    /** An incoming call is answered; a caller who is to hang up while it rings has done so. */
    ANSWER,
    /** Nobody knows what an incoming call is to be answered with. */
    FAIL
}
