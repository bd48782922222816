package io.dialstream.campaigns.diagnosis;

/** Why leads are not called, in the order in which one is told. */
public enum DiagnosisCode {
    /** Nobody has started the campaign. */
    NOT_STARTED,
    /** The campaign starts by itself, later. */
    SCHEDULED,
    /** The campaign is paused. */
    PAUSED,
    /** The provider account does not take calls. */
    PROVIDER_DOWN,
    /** It is not the time to call where leads are. */
    WINDOW_CLOSED,
    /** Nobody knows what time it is where leads are. */
    ZONE_UNKNOWN,
    /** The zones of leads are never open together. */
    WINDOW_NEVER_OPENS,
    /** The numbers of leads are on a do-not-call list. */
    DO_NOT_CALL,
    /** The numbers of leads were called as often as is allowed. */
    CAP,
    /** Leads are called again later. */
    RETRY_DUE,
    /** The user has as many live calls as are allowed, in all campaigns. */
    TENANT_LIMIT,
    /** The account is asked for as many calls a second as it allows. */
    RATE,
    /** The campaign has as many live calls as are allowed. */
    LIMIT,
    /** A rule cannot be evaluated. */
    RULES_UNAVAILABLE,
    /** A part of Dialstream does not answer. */
    DEPENDENCY_DOWN,
    /** No lead is left to be called. */
    NO_LEADS_LEFT,
    /** The campaign is over. */
    OVER
}
