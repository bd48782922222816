package io.dialstream.campaigns.provider;

import io.dialstream.events.AccountState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account that calls are placed with. Nothing here is a secret.
 *
 * @param id as it stands in {@code provider} of calls
 * @param vendor at whom it is
 * @param callerIds the numbers that its calls may come from, in E.164, the usual one first
 * @param callsPerSecond how many calls a second it may be asked for
 * @param state whether calls can be placed with it, as far as is known
 * @param backlog how many calls wait because it may not be asked for more in a second
 * @param nextInstant when it may be asked for the next call, as far as is known; null when no call
 *     waits
 */
public record ProviderAccount(
        String id,
        String vendor,
        List<String> callerIds,
        double callsPerSecond,
        AccountState state,
        int backlog,
        @Nullable Instant nextInstant) {

    public ProviderAccount {
        callerIds = List.copyOf(callerIds);
    }
}
