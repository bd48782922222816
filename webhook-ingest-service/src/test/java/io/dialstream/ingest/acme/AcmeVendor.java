package io.dialstream.ingest.acme;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.Vendor;

/** Accounts at Acme: a password. */
public final class AcmeVendor implements Vendor {

    private static final Setting PASSWORD = new Setting("PASSWORD", ".+", "the password");

    @Override
    public String name() {
        return "acme";
    }

    @Override
    public Provider provider(AccountSettings account) {
        account.require(PASSWORD);
        return new Acme(account.value(PASSWORD));
    }
}
