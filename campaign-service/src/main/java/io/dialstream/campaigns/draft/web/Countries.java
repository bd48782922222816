package io.dialstream.campaigns.draft.web;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The countries whose numbers are known, by name. */
final class Countries {

    static final List<Country> ALL =
            PhoneNumberUtil.getInstance().getSupportedRegions().stream()
                    .map(region -> new Country(region, nameOf(region)))
                    .sorted(Comparator.comparing(Country::name))
                    .toList();

    private Countries() {}

    /** A region as ISO 3166 names it, and as people do. */
    record Country(String region, String name) {}

    static String known(String region) {
        return ALL.stream().anyMatch(country -> country.region().equals(region)) ? region : "";
    }

    private static String nameOf(String region) {
        return Locale.of("", region).getDisplayCountry(Locale.ENGLISH);
    }
}
