package io.dialstream.dialer.provider;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.InvalidAccountException;

/** A vendor that we can have accounts at. */
public interface Vendor {

    /** As it stands in the settings of accounts. */
    String name();

    /**
     * An account to place calls with.
     *
     * @throws InvalidAccountException when something that is needed for that is missing or
     *     malformed
     */
    Provider account(AccountSettings settings);
}
