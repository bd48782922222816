package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.dialer.provider.twilio.TwilioWire.TimeOuts;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;

/** Accounts at Twilio: a sid, a token, and the number that calls come from. */
final class TwilioVendor implements Vendor {

    static final String NAME = "twilio";

    private static final Setting ACCOUNT_SID =
            new Setting("ACCOUNT_SID", "AC[0-9a-fA-F]{32}", "AC followed by 32 hex digits");
    private static final Setting AUTH_TOKEN =
            new Setting("AUTH_TOKEN", "[!-~]+", "the account's auth token");
    private static final Setting FROM_NUMBER =
            new Setting(
                    "FROM_NUMBER", "\\+[1-9][0-9]{1,14}", "a phone number in E.164 (+15550100)");
    private static final Setting API_BASE_URL =
            new Setting(
                    "API_BASE_URL",
                    url -> url.isEmpty() || PublicAddressProperties.isBaseUrl(url),
                    "an http or https address without query and fragment, or empty for Twilio's"
                            + " own");

    private final String publicBaseUrl;
    private final CallTimesProperties times;
    private final CallbackTokens tokens;

    TwilioVendor(String publicBaseUrl, CallTimesProperties times, CallbackTokens tokens) {
        this.publicBaseUrl = publicBaseUrl;
        this.times = times;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Provider account(AccountSettings settings) {
        settings.require(ACCOUNT_SID, AUTH_TOKEN, FROM_NUMBER, API_BASE_URL);
        return new TwilioProvider(
                settings.id(),
                new TwilioRequests(
                        settings.value(ACCOUNT_SID),
                        settings.value(AUTH_TOKEN),
                        new TwilioWire(settings.value(API_BASE_URL), TimeOuts.USUAL)),
                new CallbackAddresses(settings.id(), publicBaseUrl, tokens),
                times,
                new PhoneNumber(settings.value(FROM_NUMBER)));
    }
}
