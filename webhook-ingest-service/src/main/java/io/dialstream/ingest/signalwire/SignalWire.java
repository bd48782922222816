package io.dialstream.ingest.signalwire;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.Vendor;
import io.dialstream.ingest.request.PublicAddress;
import org.springframework.stereotype.Component;

/** Accounts at SignalWire: a project, and the key that its space signs with. */
@Component
class SignalWire implements Vendor {

    private static final Setting PROJECT_ID =
            new Setting(
                    "PROJECT_ID",
                    "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
                    "the project's id, a UUID");
    private static final Setting SIGNING_KEY =
            new Setting("SIGNING_KEY", "[!-~]+", "the signing key of the space");

    private final PublicAddress address;

    SignalWire(PublicAddress address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "signalwire";
    }

    @Override
    public Provider provider(AccountSettings account) {
        account.require(PROJECT_ID, SIGNING_KEY);
        return new SignalWireProvider(
                account.value(PROJECT_ID), account.value(SIGNING_KEY), address);
    }
}
