package io.dialstream.campaigns.provider;

import java.util.List;

/**
 * An account that calls are placed with. Nothing here is a secret.
 *
 * @param id as it stands in {@code provider} of calls
 * @param vendor at whom it is
 * @param callerIds the numbers that its calls may come from, in E.164, the usual one first
 */
public record ProviderAccount(String id, String vendor, List<String> callerIds) {

    public ProviderAccount {
        callerIds = List.copyOf(callerIds);
    }
}
