package io.dialstream.stack.vendor;

import java.util.Map;

/** A project of a space at SignalWire. */
final class SignalWire implements Vendor {

    @Override
    public String name() {
        return "signalwire";
    }

    @Override
    public VendorAccount account(Secrets secrets) {
        return VendorAccount.shared(
                Map.of(
                        "PROJECTID",
                        secrets.uuid("signalwire/project").toString(),
                        "TOKEN",
                        "PT" + secrets.hex("signalwire/token"),
                        "SIGNINGKEY",
                        "PSK_" + secrets.hex("signalwire/signing-key")));
    }
}
