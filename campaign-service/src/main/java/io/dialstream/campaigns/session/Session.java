package io.dialstream.campaigns.session;

import java.time.Instant;

/**
 * A sign-in as it is stored. What it may do is decided by its token on every request; the token is
 * sealed, and only the browser that signed in can open it.
 *
 * @param id a digest of the browser's secret
 */
public record Session(String id, String sealedToken, Instant expiresAt) {

    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
