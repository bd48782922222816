package io.dialstream.simulator.account;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

    /** Where the customer's servers are that numbers of the account ask and tell. */
    public static final String WEBHOOK_BASE_URL = "WEBHOOKBASEURL";

    public Account {
        Map<String, String> named = new HashMap<>();
        settings.forEach((name, value) -> named.put(key(name), value));
        settings = Map.copyOf(named);
    }

    /**
     * The address of ours where the account's numbers ask ({@code incoming}) and tell ({@code
     * status}) about calls that come in; empty when the account was told of none.
     */
    public Optional<String> webhook(String name) {
        String base = value(WEBHOOK_BASE_URL).replaceAll("/+$", "");
        String path = id.equals(FIRST) ? vendor : vendor + "/" + id;
        return base.isEmpty() ? Optional.empty() : Optional.of(base + "/" + path + "/" + name);
    }

    /** This account, told that unless it was told otherwise. */
    public Account orElse(String name, String value) {
        if (!value(name).isEmpty()) {
            return this;
        }
        Map<String, String> told = new HashMap<>(settings);
        told.put(key(name), value);
        return new Account(id, vendor, told);
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
