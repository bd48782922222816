package io.dialstream.dialer.provider.plivo;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;

/** Accounts at Plivo: an id, a token, and the number that calls come from. */
final class PlivoVendor implements Vendor {

    static final String NAME = "plivo";

    private static final String OWN_ADDRESS = "https://api.plivo.com";

    /** MA begins a main account, SA a subaccount (Plivo's SDKs check the same). */
    private static final Setting AUTH_ID =
            new Setting(
                    "AUTH_ID", "[MS]A[0-9A-Z]{18}", "MA or SA followed by 18 capitals and digits");

    private static final Setting AUTH_TOKEN =
            new Setting("AUTH_TOKEN", "[!-~]+", "the account's auth token");

    private final String publicBaseUrl;
    private final CallTimesProperties times;
    private final CallbackTokens tokens;
    private final TimeOuts timeOuts;

    PlivoVendor(
            String publicBaseUrl,
            CallTimesProperties times,
            CallbackTokens tokens,
            TimeOuts timeOuts) {
        this.publicBaseUrl = publicBaseUrl;
        this.times = times;
        this.tokens = tokens;
        this.timeOuts = timeOuts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Provider account(AccountSettings settings) {
        settings.require(AUTH_ID, AUTH_TOKEN, FROM_NUMBER, API_BASE_URL);
        var baseUrl = settings.value(API_BASE_URL);
        return new PlivoProvider(
                settings.id(),
                new PlivoApi(
                        baseUrl.isEmpty()
                                ? OWN_ADDRESS
                                : PublicAddressProperties.withoutTrailingSlash(baseUrl),
                        settings.value(AUTH_ID),
                        settings.value(AUTH_TOKEN),
                        timeOuts),
                new PlivoCreate(
                        new CallbackAddresses(NAME, settings.id(), publicBaseUrl, tokens), times),
                new PhoneNumber(settings.value(FROM_NUMBER)));
    }
}
