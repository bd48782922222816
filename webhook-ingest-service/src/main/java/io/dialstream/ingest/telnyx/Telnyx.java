package io.dialstream.ingest.telnyx;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.Vendor;
import io.dialstream.ingest.request.PublicAddress;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Accounts at Telnyx: a Voice API application, and the key by which Telnyx's signature is known. An
 * API key is needed only to answer calls that come in.
 */
@Component
class Telnyx implements Vendor {

    private static final Logger log = LoggerFactory.getLogger(Telnyx.class);
    private static final String DEFAULT_BASE_URL = "https://api.telnyx.com";

    private static final Setting CONNECTION_ID =
            new Setting(
                    "CONNECTION_ID", "[0-9]{1,30}", "the id of a Voice API application, in digits");
    private static final Setting PUBLIC_KEY =
            new Setting(
                    "PUBLIC_KEY",
                    key -> TelnyxSignatures.publicKey(key).isPresent(),
                    "the account's public key for webhooks, 32 bytes in base64");

    private static final Setting API_KEY =
            new Setting("API_KEY", "[!-~]*", "an API key of the account or be left out");
    private static final Setting API_BASE_URL =
            new Setting(
                    "API_BASE_URL",
                    url -> url.isEmpty() || PublicAddress.isBaseUrl(url),
                    "an http or https address without query and fragment, or empty for Telnyx's"
                            + " own");

    private final Clock clock;

    Telnyx(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "telnyx";
    }

    @Override
    public Provider provider(AccountSettings account) {
        account.require(CONNECTION_ID, PUBLIC_KEY, API_KEY, API_BASE_URL);
        return new TelnyxProvider(
                account.id(),
                account.value(CONNECTION_ID),
                new TelnyxSignatures(
                        TelnyxSignatures.publicKey(account.value(PUBLIC_KEY)).orElseThrow(), clock),
                api(account));
    }

    private static @Nullable TelnyxApi api(AccountSettings account) {
        var apiKey = account.value(API_KEY);
        if (apiKey.isEmpty()) {
            log.warn(
                    "The account {} is at Telnyx, which does not ask what a caller shall hear, and"
                            + " no API key of it is told here: calls that come in are not answered.",
                    account.id());
            return null;
        }
        var configured = account.value(API_BASE_URL);
        return new TelnyxApi(configured.isEmpty() ? DEFAULT_BASE_URL : configured, apiKey);
    }
}
