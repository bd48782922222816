package io.dialstream.campaigns.dashboard.web;

import io.dialstream.foundation.provider.AccountSettings;

/**
 * What to set at a provider so that calls to a number of an account come here.
 *
 * @param account its id
 * @param vendor at whom it is
 * @param calls where the provider asks what callers shall hear
 * @param status where the provider says how calls go
 */
record WebhookAddress(String account, String vendor, String calls, String status) {

    /**
     * Of an account.
     *
     * @param base where the provider reaches us, or empty when it is not told
     */
    static WebhookAddress of(AccountSettings account, String base) {
        var path =
                base.replaceFirst("/$", "")
                        + "/"
                        + account.vendor()
                        + (account.id().equals(account.vendor()) ? "" : "/" + account.id());
        return new WebhookAddress(
                account.id(), account.vendor(), path + "/incoming", path + "/status");
    }
}
