package io.dialstream.stack.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts a campaign names.
 *
 * @param provider null where it leaves that to the dialers, of which each has another usual one
 * @param fallbacks that may have a call instead
 */
record Accounts(@Nullable String provider, List<String> fallbacks) {

    /** The account that is always there, at Twilio. */
    static final String FIRST = "twilio";

    /** A second one at Twilio. */
    private static final String EAST = "east";

    static final Accounts NONE = new Accounts(null, List.of());

    Accounts {
        fallbacks = List.copyOf(fallbacks);
    }

    /** The account, beside the first one, that is at this vendor. */
    static String at(String vendor) {
        return vendor.equals(FIRST) ? EAST : vendor;
    }

    /** Where the account is. */
    static String vendorOf(String account) {
        return account.equals(EAST) ? FIRST : account;
    }

    /** Whether a call may be placed with the account. */
    boolean allow(String account) {
        return provider == null || provider.equals(account) || fallbacks.contains(account);
    }

    /** Whether a call that was placed with the account was to be placed with another first. */
    boolean areLeftFor(String account) {
        return fallbacks.contains(account);
    }

    /** What of it is in the request that creates a campaign. */
    Map<String, Object> posted() {
        Map<String, Object> fields = new TreeMap<>();
        if (provider != null) {
            fields.put("provider", provider);
        }
        if (!fallbacks.isEmpty()) {
            fields.put("fallbackProviders", fallbacks);
        }
        return fields;
    }

    /** For whoever reads the table; nothing where none is named. */
    String words() {
        return String.join(
                ", else ",
                Stream.concat(Stream.ofNullable(provider), fallbacks.stream())
                        .map(id -> "at " + id)
                        .toList());
    }
}
