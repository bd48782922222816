package io.dialstream.campaigns.rules;

/** Why a lead must wait. Its name is the reason that a WAITING lead shows. */
public enum WaitReason {
    /** Its last attempt did not reach anybody; the next one is due then. */
    RETRY,
    /** Its calling window is closed until then. */
    WINDOW_CLOSED,
    /** Its number was called as often as is allowed. */
    CAP,
    /** A rule cannot be evaluated, which forbids the call. */
    RULES_UNAVAILABLE
}
