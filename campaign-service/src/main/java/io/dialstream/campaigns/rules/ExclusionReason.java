package io.dialstream.campaigns.rules;

/** Why a lead is never called. Its name is the reason that an EXCLUDED lead shows. */
public enum ExclusionReason {
    /** Its number is on a do-not-call list. */
    DO_NOT_CALL,
    /** Nobody knows what time it is there. */
    ZONE_UNKNOWN,
    /** Its zones are never open together. */
    WINDOW_NEVER_OPENS
}
