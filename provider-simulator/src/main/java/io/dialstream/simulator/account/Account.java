package io.dialstream.simulator.account;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An account at the provider.
 *
 * @param id what the report calls it
 * @param vendor whose account it is, and so how it is spoken to
 * @param settings what its owner was told by the vendor, by names without dashes
 */
public record Account(String id, String vendor, Map<String, String> settings) {

    /** The account that there is when nobody names another. */
    public static final String FIRST = "twilio";

    public Account {
        Map<String, String> named = new HashMap<>();
        settings.forEach((name, value) -> named.put(key(name), value));
        settings = Map.copyOf(named);
    }

    /** What was told under a name, which is written in capitals; empty when nothing was. */
    public String value(String name) {
        return settings.getOrDefault(key(name), "");
    }

    private static String key(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** Without the settings: most are secrets. */
    @Override
    public String toString() {
        return "Account[id=" + id + ", vendor=" + vendor + "]";
    }
}
