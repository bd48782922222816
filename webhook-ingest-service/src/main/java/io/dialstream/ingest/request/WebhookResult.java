package io.dialstream.ingest.request;

import java.util.Locale;

/** What became of a webhook, as it is counted. */
public enum WebhookResult {
    /** An event of a call. */
    PUBLISHED,
    /** Names no call of ours. */
    UNMATCHED,
    /** Names a call of ours in an address without a token. */
    NO_TOKEN,
    /** Names a call of ours in an address with a token that is not the call's. */
    WRONG_TOKEN,
    /** A call is to be handed over to TwiML of a host that the operator has not named. */
    FOREIGN_TWIML,
    /** A word for a status that we do not know. */
    UNKNOWN_STATUS,
    BAD_SIGNATURE,
    /** Signed, but for another account. */
    FOREIGN_ACCOUNT,
    /** Not to be understood, or too large. */
    MALFORMED,
    /** The event log did not acknowledge; the provider tries again. */
    UNAVAILABLE;

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
