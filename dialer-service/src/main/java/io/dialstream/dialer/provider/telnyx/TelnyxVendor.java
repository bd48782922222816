package io.dialstream.dialer.provider.telnyx;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.dialer.provider.http.Wire;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;

/** Accounts at Telnyx: an API key, a Voice API application, and the number that calls come from. */
final class TelnyxVendor implements Vendor {

    static final String NAME = "telnyx";

    private static final String DEFAULT_BASE_URL = "https://api.telnyx.com";

    private static final Setting API_KEY =
            new Setting("API_KEY", "[!-~]+", "an API key of the account");
    private static final Setting CONNECTION_ID =
            new Setting(
                    "CONNECTION_ID", "[0-9]{1,30}", "the id of a Voice API application, in digits");

    private final String publicBaseUrl;
    private final CallTimesProperties times;
    private final CallbackTokens tokens;
    private final Wire wire;

    TelnyxVendor(
            String publicBaseUrl,
            CallTimesProperties times,
            CallbackTokens tokens,
            TimeOuts timeOuts) {
        this.publicBaseUrl = publicBaseUrl;
        this.times = times;
        this.tokens = tokens;
        this.wire = new Wire(NAME, timeOuts);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Provider account(AccountSettings settings) {
        settings.require(API_KEY, CONNECTION_ID, FROM_NUMBER, API_BASE_URL);
        var configured = settings.value(API_BASE_URL);
        var baseUrl =
                PublicAddressProperties.withoutTrailingSlash(
                        configured.isEmpty() ? DEFAULT_BASE_URL : configured);
        var addresses = new CallbackAddresses(NAME, settings.id(), publicBaseUrl, tokens);
        return new TelnyxProvider(
                settings.id(),
                new TelnyxApi(wire, baseUrl, settings.value(API_KEY)),
                new TelnyxCommands(settings.value(CONNECTION_ID), addresses, times),
                new PhoneNumber(settings.value(FROM_NUMBER)));
    }
}
