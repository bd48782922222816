package io.dialstream.dialer.provider.vonage;

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
import java.time.Clock;

/** Accounts at Vonage: an application, its private key, and the number that calls come from. */
final class VonageVendor implements Vendor {

    static final String NAME = "vonage";

    /** Docs: Voice API reference, Available operations. */
    private static final String OWN_URL = "https://api.nexmo.com";

    private static final Setting APPLICATION_ID =
            new Setting(
                    "APPLICATION_ID",
                    "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
                    "the application's id, a UUID");
    private static final Setting PRIVATE_KEY =
            new Setting(
                    "PRIVATE_KEY",
                    key -> PrivateKeys.read(key).isPresent(),
                    "the application's private key (PEM, PKCS #8), or the path of a file with it");

    private final String publicBaseUrl;
    private final CallTimesProperties times;
    private final CallbackTokens tokens;
    private final TimeOuts timeOuts;
    private final Clock clock;

    VonageVendor(
            String publicBaseUrl,
            CallTimesProperties times,
            CallbackTokens tokens,
            TimeOuts timeOuts,
            Clock clock) {
        this.publicBaseUrl = publicBaseUrl;
        this.times = times;
        this.tokens = tokens;
        this.timeOuts = timeOuts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Provider account(AccountSettings settings) {
        settings.require(APPLICATION_ID, PRIVATE_KEY, FROM_NUMBER, API_BASE_URL);
        var url = settings.value(API_BASE_URL);
        var key = PrivateKeys.read(settings.value(PRIVATE_KEY)).orElseThrow();
        return new VonageProvider(
                settings.id(),
                new VonageRequests(
                        PublicAddressProperties.withoutTrailingSlash(url.isEmpty() ? OWN_URL : url),
                        new ApplicationTokens(settings.value(APPLICATION_ID), key, clock),
                        new Wire(NAME, timeOuts)),
                new CallOrders(
                        new CallbackAddresses(NAME, settings.id(), publicBaseUrl, tokens), times),
                new PhoneNumber(settings.value(FROM_NUMBER)));
    }
}
