package io.dialstream.dialer.provider;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.InvalidAccountException;
import io.dialstream.foundation.provider.Setting;

/** A vendor that we can have accounts at. */
public interface Vendor {

    /** The number that calls come from, which every account needs. */
    Setting FROM_NUMBER =
            new Setting(
                    "FROM_NUMBER", "\\+[1-9][0-9]{1,14}", "a phone number in E.164 (+15550100)");

    /** Scheme, host and port of the vendor's API, where the vendor has one for all its accounts. */
    Setting API_BASE_URL =
            new Setting(
                    "API_BASE_URL",
                    url -> url.isEmpty() || PublicAddressProperties.isBaseUrl(url),
                    "an http or https address without query and fragment, or empty for the"
                            + " vendor's own");

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
