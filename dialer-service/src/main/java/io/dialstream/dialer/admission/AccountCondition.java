package io.dialstream.dialer.admission;

import io.dialstream.events.AccountState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands with this dialer.
 *
 * @param state null as long as nothing was asked for
 * @param retryAt when a call is tried again, where it is PROVIDER_DOWN
 * @param backlog how many calls wait for an instant
 * @param nextInstant the first that no dialer has, by the store's clock; null when no call waits
 */
public record AccountCondition(
        @Nullable AccountState state,
        @Nullable Instant retryAt,
        int backlog,
        @Nullable Instant nextInstant) {

    /** Of which nothing is known. */
    public static final AccountCondition UNKNOWN = new AccountCondition(null, null, 0, null);
}
