package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;

/** Accounts at Twilio: a sid, a token, and the number that calls come from. */
final class TwilioVendor implements Vendor {

    private static final Setting ACCOUNT_SID =
            new Setting("ACCOUNT_SID", "AC[0-9a-fA-F]{32}", "AC followed by 32 hex digits");
    private static final Setting AUTH_TOKEN =
            new Setting("AUTH_TOKEN", "[!-~]+", "the account's auth token");

    private final TwilioAccounts accounts;

    TwilioVendor(String publicBaseUrl, CallTimesProperties times, CallbackTokens tokens) {
        this.accounts =
                new TwilioAccounts(Dialect.TWILIO, publicBaseUrl, times, tokens, TimeOuts.USUAL);
    }

    @Override
    public String name() {
        return Dialect.TWILIO.vendor();
    }

    @Override
    public Provider account(AccountSettings settings) {
        settings.require(ACCOUNT_SID, AUTH_TOKEN, FROM_NUMBER, API_BASE_URL);
        return accounts.account(settings, settings.value(ACCOUNT_SID), settings.value(AUTH_TOKEN));
    }
}
