package io.dialstream.ingest.telnyx;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.Vendor;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Accounts at Telnyx: a Voice API application, and the key by which Telnyx's signature is known.
 */
@Component
class Telnyx implements Vendor {

    private static final Setting CONNECTION_ID =
            new Setting(
                    "CONNECTION_ID", "[0-9]{1,30}", "the id of a Voice API application, in digits");
    private static final Setting PUBLIC_KEY =
            new Setting(
                    "PUBLIC_KEY",
                    key -> TelnyxSignatures.publicKey(key).isPresent(),
                    "the account's public key for webhooks, 32 bytes in base64");

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
        account.require(CONNECTION_ID, PUBLIC_KEY);
        return new TelnyxProvider(
                account.value(CONNECTION_ID),
                new TelnyxSignatures(
                        TelnyxSignatures.publicKey(account.value(PUBLIC_KEY)).orElseThrow(),
                        clock));
    }
}
