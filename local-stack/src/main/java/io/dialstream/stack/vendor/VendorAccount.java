package io.dialstream.stack.vendor;

import java.util.Map;

/**
 * What both sides are told of an account, by the names of the settings that only its vendor asks
 * for.
 *
 * @param services what is told to ours
 * @param simulator what is told to the vendor
 */
public record VendorAccount(Map<String, String> services, Map<String, String> simulator) {

    /** Both sides are told the same. */
    static VendorAccount shared(Map<String, String> settings) {
        return new VendorAccount(settings, settings);
    }

    /** Without the values: most are secrets. */
    @Override
    public String toString() {
        return "VendorAccount[" + services.keySet() + "]";
    }
}
