package io.dialstream.campaigns.provider;

import io.dialstream.events.AccountState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands, as far as dialers have published it.
 *
 * @param retryAt of an account that is PROVIDER_DOWN: when a call is tried again
 * @param backlog how many calls wait for it, at all dialers
 * @param nextInstant the first moment for which it can be asked for another call; null when no call
 *     waits
 */
public record AccountCondition(
        AccountState state, @Nullable Instant retryAt, int backlog, @Nullable Instant nextInstant) {

    /** Nothing is known against it. */
    public static final AccountCondition OK = new AccountCondition(AccountState.OK, null, 0, null);
}
