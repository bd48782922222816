package io.dialstream.foundation.provider;

import java.util.regex.Pattern;

/**
 * Something that a vendor asks to be told about an account.
 *
 * @param name its words in capitals, say {@code AUTH_TOKEN}
 * @param form what a value looks like; one that is left out is the empty text
 * @param meaning what it must be, as the end of a sentence
 */
public record Setting(String name, Pattern form, String meaning) {

    public Setting(String name, String form, String meaning) {
        this(name, Pattern.compile(form), meaning);
    }

    boolean isMetBy(String value) {
        return form.matcher(value).matches();
    }
}
