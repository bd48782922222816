package io.dialstream.ingest.provider;

import io.dialstream.foundation.provider.ConfiguredAccounts;

/**
 * One of our accounts at a provider.
 *
 * @param id as it stands in events and in the address of callbacks
 * @param vendor the name of the vendor, which begins that address
 */
public record Account(String id, String vendor, Provider provider) {

    /**
     * Whether calls of it may be live that were placed before there were tokens, or other accounts.
     */
    public boolean isFirst() {
        return id.equals(ConfiguredAccounts.FIRST);
    }
}
