package io.dialstream.stack.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account at a provider, as the campaign-service tells it.
 *
 * @param callerIds numbers that calls come from; the first one unless told
 */
record ProviderAccount(String id, List<String> callerIds) {

    /** A page of them. */
    record Accounts(List<ProviderAccount> items, @Nullable String nextCursor)
            implements Page<ProviderAccount> {}
}
