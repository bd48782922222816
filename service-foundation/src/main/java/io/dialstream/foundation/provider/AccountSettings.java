package io.dialstream.foundation.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the environment says about one of our accounts. */
public final class AccountSettings {

    private final String id;
    private final String vendor;
    private final Map<String, String> values;

    AccountSettings(String id, String vendor, Map<String, String> values) {
        this.id = id;
        this.vendor = vendor;
        this.values = Map.copyOf(values);
    }

    /** As it stands in events, calls and the addresses of callbacks. */
    public String id() {
        return id;
    }

    public String vendor() {
        return vendor;
    }

    /**
     * Makes sure that the account has all that its vendor needs.
     *
     * @throws InvalidAccountException when one of them is missing or malformed
     */
    public void require(Setting... settings) {
        var problems =
                Arrays.stream(settings)
                        .filter(setting -> !setting.isMetBy(value(setting)))
                        .map(setting -> variable(setting.name()) + " must be " + setting.meaning())
                        .toList();
        if (!problems.isEmpty()) {
            throw new InvalidAccountException(problems);
        }
    }

    /**
     * Makes sure that the vendor is one that somebody here knows.
     *
     * @throws InvalidAccountException when it is another
     */
    public void requireVendor(List<String> known) {
        if (!known.contains(vendor)) {
            throw new InvalidAccountException(
                    List.of(variable("VENDOR") + " must be one of " + String.join(", ", known)));
        }
    }

    /** Empty when there is none. */
    public String value(Setting setting) {
        return values.getOrDefault(key(setting.name()), "");
    }

    private String variable(String name) {
        return id.equals(ConfiguredAccounts.FIRST) && !name.equals("VENDOR")
                ? ConfiguredAccounts.FIRST.toUpperCase(Locale.ROOT) + "_" + name
                : ConfiguredAccounts.variable(id, name.replace("_", ""));
    }

    /** A name in the one way of writing that all sources of settings can be brought to. */
    static String key(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** Without the values: most are secrets. */
    @Override
    public String toString() {
        return "AccountSettings[id=%s, vendor=%s]".formatted(id, vendor);
    }
}
