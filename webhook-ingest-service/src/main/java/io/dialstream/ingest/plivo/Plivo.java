package io.dialstream.ingest.plivo;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.Vendor;
import io.dialstream.ingest.request.PublicAddress;
import org.springframework.stereotype.Component;

/** Accounts at Plivo: the token that signs what they send. */
@Component
class Plivo implements Vendor {

    private static final Setting AUTH_TOKEN =
            new Setting("AUTH_TOKEN", "[!-~]+", "the account's auth token");

    private final PublicAddress address;

    Plivo(PublicAddress address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "plivo";
    }

    @Override
    public Provider provider(AccountSettings account) {
        account.require(AUTH_TOKEN);
        return new PlivoProvider(new PlivoSignatures(account.value(AUTH_TOKEN), address));
    }
}
