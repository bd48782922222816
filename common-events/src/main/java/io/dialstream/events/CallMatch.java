package io.dialstream.events;

/** By what an incoming call was found to return one of ours. */
public enum CallMatch {
    /** It is the last call that was made to the caller from the very number that is called. */
    CALLER_ID,
    /** It is the last call that the number's user has made to the caller, from whatever number. */
    NUMBER,
    /** Nothing: it returns none that we know of. */
    NONE
}
