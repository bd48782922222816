package io.dialstream.dialer.provider.signalwire;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.dialer.provider.twilio.Dialect;
import io.dialstream.dialer.provider.twilio.TwilioAccounts;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;

/** Accounts at SignalWire: a project, its token, and the number that calls come from. */
final class SignalWireVendor implements Vendor {

    /** Docs: Compatibility API, Base URL. */
    static final Dialect SIGNALWIRE =
            new Dialect("signalwire", "SignalWire", "/api/laml", "", null);

    private static final Setting PROJECT_ID =
            new Setting(
                    "PROJECT_ID",
                    "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
                    "the project's id, a UUID");
    private static final Setting TOKEN = new Setting("TOKEN", "[!-~]+", "the project's API token");
    private static final Setting SPACE_URL =
            new Setting(
                    API_BASE_URL.name(),
                    PublicAddressProperties::isBaseUrl,
                    "the address of the space (https://example.signalwire.com)");

    private final TwilioAccounts accounts;

    SignalWireVendor(
            String publicBaseUrl,
            CallTimesProperties times,
            CallbackTokens tokens,
            TimeOuts timeOuts) {
        this.accounts = new TwilioAccounts(SIGNALWIRE, publicBaseUrl, times, tokens, timeOuts);
    }

    @Override
    public String name() {
        return SIGNALWIRE.vendor();
    }

    @Override
    public Provider account(AccountSettings settings) {
        settings.require(PROJECT_ID, TOKEN, FROM_NUMBER, SPACE_URL);
        return accounts.account(settings, settings.value(PROJECT_ID), settings.value(TOKEN));
    }
}
