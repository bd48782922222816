package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.AccountSettings;

/** Accounts at a vendor that speaks Twilio's API. */
public final class TwilioAccounts {

    private final Dialect dialect;
    private final String publicBaseUrl;
    private final CallTimesProperties times;
    private final CallbackTokens tokens;
    private final TimeOuts timeOuts;

    public TwilioAccounts(
            Dialect dialect,
            String publicBaseUrl,
            CallTimesProperties times,
            CallbackTokens tokens,
            TimeOuts timeOuts) {
        this.dialect = dialect;
        this.publicBaseUrl = publicBaseUrl;
        this.times = times;
        this.tokens = tokens;
        this.timeOuts = timeOuts;
    }

    /**
     * An account whose settings were found to be complete.
     *
     * @param user by which the API knows the account: also part of its paths
     */
    public Provider account(AccountSettings settings, String user, String password) {
        var baseUrl = settings.value(Vendor.API_BASE_URL);
        return new TwilioProvider(
                dialect,
                settings.id(),
                new TwilioRequests(
                        user,
                        password,
                        new TwilioWire(
                                dialect.vendor(),
                                baseUrl.isEmpty()
                                        ? ""
                                        : PublicAddressProperties.withoutTrailingSlash(baseUrl)
                                                + dialect.path(),
                                timeOuts)),
                new CallbackAddresses(dialect.vendor(), settings.id(), publicBaseUrl, tokens),
                times,
                new PhoneNumber(settings.value(Vendor.FROM_NUMBER)));
    }
}
