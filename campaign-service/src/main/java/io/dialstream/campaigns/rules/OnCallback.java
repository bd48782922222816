package io.dialstream.campaigns.rules;

/** What becomes of a lead's waiting attempts when it calls back and is answered. */
public enum OnCallback {
    /** They are cancelled: the lead is done with. */
    CANCEL,
    /** The lead is called again as its other rules have it. */
    KEEP
}
