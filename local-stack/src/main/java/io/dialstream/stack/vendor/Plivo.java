package io.dialstream.stack.vendor;

import java.util.Locale;
import java.util.Map;

/** An account at Plivo. */
final class Plivo implements Vendor {

    private static final int DIGITS = 18;

    @Override
    public String name() {
        return "plivo";
    }

    @Override
    public VendorAccount account(Secrets secrets) {
        String id = secrets.hex("plivo/auth-id").substring(0, DIGITS).toUpperCase(Locale.ROOT);
        return VendorAccount.shared(
                Map.of("AUTHID", "MA" + id, "AUTHTOKEN", secrets.hex("plivo/auth-token")));
    }
}
