package io.dialstream.events;

/** What can be asked for of calls at one vendor and not at another. */
public enum AccountFeature {
    /** Calls that a machine answers are hung up. */
    HANG_UP_ON_MACHINES,
    /** Machines hear a message after their greeting. */
    LEAVE_MESSAGE,
    /** Callees press a key to opt out. */
    OPT_OUT,
    /** Calls come in, and hear what an agent has for them. */
    INCOMING_CALLS
}
