package io.dialstream.foundation.provider;

import io.dialstream.events.PhoneNumber;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the environment says about one of our accounts. What only one vendor asks for is that
 * vendor's {@link Setting}; what every account may have is here.
 */
public final class AccountSettings {

    /** What vendors allow an account that has not asked for more. */
    public static final double DEFAULT_CALLS_PER_SECOND = 1;

    private static final Setting FROM_NUMBER =
            new Setting(
                    "FROM_NUMBER",
                    "(\\+[1-9][0-9]{1,14})?",
                    "a phone number in E.164 (+15550100) or be left out");

    private static final Setting CALLER_IDS =
            new Setting(
                    "CALLER_IDS",
                    "(%1$s(\\s*,\\s*%1$s)*)?".formatted("\\+[1-9][0-9]{1,14}"),
                    "phone numbers in E.164 (+15550100,+15550101) or be left out");

    private static final Setting CALLS_PER_SECOND =
            new Setting(
                    "CALLS_PER_SECOND",
                    AccountSettings::isRate,
                    "a number above 0 and up to 1000 or be left out");

    private static final double MAX_CALLS_PER_SECOND = 1_000;

    /** Named with the id also where the rest of {@link ConfiguredAccounts#FIRST} is not. */
    private static final Set<String> NAMED_WITH_THE_ID =
            Set.of("VENDOR", CALLER_IDS.name(), CALLS_PER_SECOND.name());

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

    /** The numbers that its calls may come from, the usual one first. */
    public List<PhoneNumber> callerIds() {
        return Stream.of((value(FROM_NUMBER) + "," + value(CALLER_IDS)).split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .map(PhoneNumber::new)
                .distinct()
                .toList();
    }

    /** How many calls it may be asked for in a second; may be less than one. */
    public double callsPerSecond() {
        var configured = value(CALLS_PER_SECOND);
        return configured.isEmpty() ? DEFAULT_CALLS_PER_SECOND : Double.parseDouble(configured);
    }

    private static boolean isRate(String text) {
        if (text.isEmpty()) {
            return true;
        }
        if (!text.matches("[0-9]{1,4}(\\.[0-9]{1,3})?")) {
            return false;
        }
        var rate = Double.parseDouble(text);
        return rate > 0 && rate <= MAX_CALLS_PER_SECOND;
    }

    /**
     * Makes sure that the account has all that its vendor needs, and that what all vendors'
     * accounts may have is well-formed.
     *
     * @throws InvalidAccountException when one of them is missing or malformed
     */
    public void require(Setting... settings) {
        var byName = new LinkedHashMap<String, Setting>();
        Stream.concat(Arrays.stream(settings), Stream.of(FROM_NUMBER, CALLER_IDS, CALLS_PER_SECOND))
                .forEach(setting -> byName.putIfAbsent(setting.name(), setting));
        var problems =
                byName.values().stream()
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
        return id.equals(ConfiguredAccounts.FIRST) && !NAMED_WITH_THE_ID.contains(name)
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
