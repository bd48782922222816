package io.dialstream.campaigns.provider;

import io.dialstream.events.AccountState;
import java.util.List;

/**
 * An account that calls are placed with. Nothing here is a secret.
 *
 * @param id as it stands in {@code provider} of calls
 * @param vendor at whom it is
 * @param callerIds the numbers that its calls may come from, in E.164, the usual one first
 * @param callsPerSecond how many calls a second it may be asked for
 * @param state whether calls can be placed with it, as far as is known
 */
public record ProviderAccount(
        String id,
        String vendor,
        List<String> callerIds,
        double callsPerSecond,
        AccountState state) {

    public ProviderAccount {
        callerIds = List.copyOf(callerIds);
    }
}
