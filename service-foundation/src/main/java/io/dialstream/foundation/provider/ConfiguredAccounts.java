package io.dialstream.foundation.provider;

import static io.dialstream.foundation.provider.AccountSettings.key;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Reads which accounts there are. {@code DIALSTREAM_PROVIDER_<ID>_...} is the account with that id;
 * {@code TWILIO_...} is the account {@link #FIRST}, as it was when there was no other. That one may
 * be left out when there are others.
 */
public final class ConfiguredAccounts {

    /** The account of all calls from the time when there was only one. */
    public static final String FIRST = "twilio";

    private static final Bindable<Map<String, String>> TEXTS =
            Bindable.mapOf(String.class, String.class);
    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,32}");
    private static final String DEFAULT = "default";
    private static final String VENDOR = "vendor";

    private ConfiguredAccounts() {}

    /**
     * The accounts, by id.
     *
     * @throws InvalidAccountException when one has no vendor, or is named as none can be
     */
    public static List<AccountSettings> read(Environment environment) {
        var binder = Binder.get(environment);
        var byId = named(binder.bind("dialstream.provider", TEXTS).orElse(Map.of()));
        var first = spelledOut(binder.bind("dialstream." + FIRST, TEXTS).orElse(Map.of()));
        if (isTold(first) || byId.isEmpty() || byId.containsKey(FIRST)) {
            first.putAll(byId.getOrDefault(FIRST, Map.of()));
            first.putIfAbsent(VENDOR, FIRST);
            byId.put(FIRST, first);
        }
        var accounts = new ArrayList<AccountSettings>();
        byId.forEach((id, values) -> accounts.add(account(id, values)));
        return List.copyOf(accounts);
    }

    /** The variable that sets something of an account. */
    static String variable(String id, String name) {
        return "DIALSTREAM_PROVIDER_%s_%s"
                .formatted(id, name.replace('.', '_'))
                .toUpperCase(Locale.ROOT);
    }

    private static AccountSettings account(String id, Map<String, String> values) {
        if (!ID.matcher(id).matches() || id.equals(DEFAULT)) {
            throw invalid(variable(id, "...") + " must name the account in letters and digits");
        }
        var vendor = values.getOrDefault(VENDOR, "");
        if (vendor.isEmpty()) {
            throw invalid(variable(id, VENDOR) + " must be the vendor of the account");
        }
        if (id.equals(FIRST) && !vendor.equals(FIRST)) {
            throw invalid(variable(id, VENDOR) + " must be " + FIRST + " or be left out");
        }
        return new AccountSettings(id, vendor, values);
    }

    private static InvalidAccountException invalid(String problem) {
        return new InvalidAccountException(List.of(problem));
    }

    /**
     * Whether somebody has said who the account is; there are settings besides that everybody has.
     */
    private static boolean isTold(Map<String, String> first) {
        return Stream.of("accountsid", "authtoken", "fromnumber").anyMatch(first::containsKey);
    }

    /** What is there in the form of {@code id.name}. */
    private static Map<String, Map<String, String>> named(Map<String, String> texts) {
        var byId = new TreeMap<String, Map<String, String>>();
        spelledOut(texts)
                .forEach((name, value) -> {
                    int dot = name.indexOf('.');
                    if (dot > 0) {
                        byId.computeIfAbsent(name.substring(0, dot), _ -> new HashMap<>())
                                .put(name.substring(dot + 1), value);
                    }
                });
        return byId;
    }

    private static Map<String, String> spelledOut(Map<String, String> texts) {
        var spelledOut = new HashMap<String, String>();
        texts.forEach((name, value) -> {
            if (!value.isEmpty()) {
                spelledOut.put(key(name), value);
            }
        });
        return spelledOut;
    }
}
