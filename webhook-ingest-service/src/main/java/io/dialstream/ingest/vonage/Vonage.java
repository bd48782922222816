package io.dialstream.ingest.vonage;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.Vendor;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Accounts at Vonage: an application, the account that it is in, and what that signs with. */
@Component
class Vonage implements Vendor {

    private static final Setting APPLICATION_ID =
            new Setting(
                    "APPLICATION_ID",
                    "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
                    "the application's id, a UUID");
    private static final Setting API_KEY =
            new Setting("API_KEY", "[0-9A-Za-z]+", "the API key of the account, which names it");
    private static final Setting SIGNATURE_SECRET =
            new Setting("SIGNATURE_SECRET", "[!-~]+", "the signature secret of the account");

    private final Clock clock;

    Vonage(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "vonage";
    }

    @Override
    public Provider provider(AccountSettings account) {
        account.require(APPLICATION_ID, API_KEY, SIGNATURE_SECRET);
        return new VonageProvider(
                account.value(APPLICATION_ID),
                account.value(API_KEY),
                new VonageSignatures(account.value(SIGNATURE_SECRET), clock));
    }
}
