package io.dialstream.campaigns.rules;

import java.time.Instant;

/**
 * When a call to a number begins or began. A command is carried out until it expires; so that is
 * not known to the moment before the dialer has said it.
 *
 * @param earliest not before that
 * @param latest not after that
 */
public record CallStart(String callId, Instant earliest, Instant latest) {

    /** Of a call of which it is known. */
    public static CallStart at(String callId, Instant moment) {
        return new CallStart(callId, moment, moment);
    }

    /** Of one that has certainly begun by then. */
    CallStart before(Instant moment) {
        return latest.isAfter(moment)
                ? new CallStart(callId, earliest.isAfter(moment) ? moment : earliest, moment)
                : this;
    }

    public boolean isKnown() {
        return earliest.equals(latest);
    }
}
