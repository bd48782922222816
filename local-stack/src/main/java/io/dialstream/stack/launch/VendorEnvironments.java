package io.dialstream.stack.launch;

import io.dialstream.stack.vendor.Secrets;
import io.dialstream.stack.vendor.Vendor;
import io.dialstream.stack.vendor.VendorAccount;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the parts are told of further accounts, which are named like their vendors. */
final class VendorEnvironments {

    private static final String API_BASE_URL = "APIBASEURL";
    private static final String FROM_NUMBER = "+15005550006";

    /** So many that nobody waits. */
    private static final String CALLS_PER_SECOND = "1000";

    private VendorEnvironments() {}

    /** By part; the maps can be added to. */
    static Map<Part, Map<String, String>> of(List<Vendor> vendors, Secrets secrets, URI simulator) {
        Map<Part, Map<String, String>> told = new EnumMap<>(Part.class);
        for (Part part : List.of(Part.DIALER, Part.INGEST, Part.CAMPAIGN, Part.SIMULATOR)) {
            told.put(part, new HashMap<>());
        }
        for (Vendor vendor : vendors) {
            VendorAccount account = vendor.account(secrets);
            String services = "DIALSTREAM_PROVIDER_" + id(vendor);
            tell(told, Part.SIMULATOR, "SIMULATOR_ACCOUNTS_" + id(vendor), account.simulator());
            tell(told, Part.DIALER, services, account.services());
            tell(told, Part.INGEST, services, account.services());
            tell(told, Part.DIALER, services, whoCalls(simulator));
            tell(told, Part.CAMPAIGN, services, whoCalls(simulator));
            // It commands what callers hear, where nobody asks for that.
            tell(told, Part.INGEST, services, Map.of(API_BASE_URL, simulator.toString()));
            for (Part part : List.of(Part.DIALER, Part.INGEST, Part.CAMPAIGN)) {
                tell(told, part, services, Map.of("VENDOR", vendor.name()));
                tell(told, part, "DIALSTREAM_PROVIDER", Map.of("DEFAULT", vendor.name()));
            }
            tell(
                    told,
                    Part.SIMULATOR,
                    "SIMULATOR_ACCOUNTS_" + id(vendor),
                    Map.of("VENDOR", vendor.name()));
        }
        return told;
    }

    private static Map<String, String> whoCalls(URI simulator) {
        return Map.of(
                "FROMNUMBER",
                FROM_NUMBER,
                API_BASE_URL,
                simulator.toString(),
                "CALLSPERSECOND",
                CALLS_PER_SECOND);
    }

    private static String id(Vendor vendor) {
        return vendor.name().toUpperCase(Locale.ROOT);
    }

    private static void tell(
            Map<Part, Map<String, String>> told,
            Part part,
            String prefix,
            Map<String, String> settings) {
        settings.forEach((name, value) ->
                told.computeIfAbsent(part, _ -> new HashMap<>()).put(prefix + "_" + name, value));
    }
}
