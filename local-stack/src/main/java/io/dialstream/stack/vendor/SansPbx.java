package io.dialstream.stack.vendor;

import java.util.Map;

/** An account at SansPBX, with an application that says what it is told. */
final class SansPbx implements Vendor {

    @Override
    public String name() {
        return "sanspbx";
    }

    /** Nobody knows how it would tell of them. */
    @Override
    public boolean takesCalls() {
        return false;
    }

    @Override
    public VendorAccount account(Secrets secrets) {
        String key = secrets.hex("sanspbx/access-key");
        String token = secrets.hex("sanspbx/access-token");
        return new VendorAccount(
                Map.of(
                        "ACCESSKEY", key,
                        "ACCESSTOKEN", token,
                        "APPID", "1",
                        "NUMBERFORM", "e164",
                        "FIELDS_MESSAGE", "message"),
                Map.of("ACCESSKEY", key, "ACCESSTOKEN", token));
    }
}
