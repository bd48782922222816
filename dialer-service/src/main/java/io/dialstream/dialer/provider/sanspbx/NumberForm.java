package io.dialstream.dialer.provider.sanspbx;

import io.dialstream.events.PhoneNumber;
import java.util.Arrays;
import java.util.Optional;

/** How an installation wants numbers to be written. */
enum NumberForm {
    /** {@code +919812345678}. */
    E164("e164"),
    /** {@code 9812345678}. */
    NATIONAL("national"),
    /** {@code 09812345678}. */
    ZERO_NATIONAL("zero-national"),
    /** {@code 919812345678}. */
    COUNTRY_NATIONAL("country-national");

    private final String word;

    NumberForm(String word) {
        this.word = word;
    }

    static boolean isOne(String word) {
        return Arrays.stream(values()).anyMatch(form -> form.word.equals(word));
    }

    static NumberForm named(String word) {
        return Arrays.stream(values())
                .filter(form -> form.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no form of numbers: " + word));
    }

    /**
     * A number as it is written.
     *
     * @param countryCode of the installation's country, without a plus sign
     * @return empty when a number of another country cannot be written so
     */
    Optional<String> write(PhoneNumber number, String countryCode) {
        var digits = number.e164().substring(1);
        return switch (this) {
            case E164 -> Optional.of(number.e164());
            case COUNTRY_NATIONAL -> Optional.of(digits);
            case NATIONAL -> national(digits, countryCode);
            case ZERO_NATIONAL -> national(digits, countryCode).map(national -> "0" + national);
        };
    }

    private static Optional<String> national(String digits, String countryCode) {
        return digits.startsWith(countryCode)
                ? Optional.of(digits.substring(countryCode.length()))
                : Optional.empty();
    }
}
