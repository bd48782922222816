package io.dialstream.ingest.incoming;

import java.util.Locale;

/** What became of the question what the caller of a call that comes in shall hear. */
enum IncomingResult {
    /** The number's agent takes the call. */
    ANSWERED,
    /** Nobody takes calls to the number: the caller hears so. */
    NO_ROUTE,
    /** The agent's instructions are at a host that the operator has not named. */
    FOREIGN_TWIML,
    /** The provider does not know what the agent's instructions are written in. */
    UNSUPPORTED,
    /** Not to be understood, or about no call that comes in. */
    MALFORMED,
    /** The call has to be answered with a command, and we may not give any. */
    NOT_ANSWERED,
    /** The provider has refused the command to answer. */
    REFUSED,
    /** The provider did not take the command to answer: it is given again. */
    UNAVAILABLE;

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
