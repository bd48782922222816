package io.dialstream.campaigns.rules;

/** What an attempt came to that a rule may try again. Its name is the word that rules use. */
public enum RetryOutcome {
    BUSY,
    NO_ANSWER,
    /** A machine has answered. */
    VOICEMAIL,
    /** It failed for a reason that passes. */
    FAILED
}
