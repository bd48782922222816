package io.dialstream.ingest.provider;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.InvalidAccountException;

/** A vendor that we can have accounts at. */
public interface Vendor {

    /** As it stands in the settings of accounts and at the beginning of their paths. */
    String name();

    /**
     * How an account calls us back.
     *
     * @throws InvalidAccountException when something that is needed for that is missing or
     *     malformed
     */
    Provider provider(AccountSettings account);
}
