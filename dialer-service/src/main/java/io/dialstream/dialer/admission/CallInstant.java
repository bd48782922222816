package io.dialstream.dialer.admission;

import java.time.Instant;

/**
 * The right to send one request, in a time by our own clock.
 *
 * @param until excluded
 */
public record CallInstant(String account, Instant from, Instant until) {

    public boolean isUsable(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
