package io.dialstream.foundation.provider;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Something that a vendor asks to be told about an account.
 *
 * @param name its words in capitals, say {@code AUTH_TOKEN}; a dot stands between a group and what
 *     is in it
 * @param form what is a value; one that is left out is the empty text
 * @param meaning what it must be, as the end of a sentence
 */
public record Setting(String name, Predicate<String> form, String meaning) {

    /** One whose values match a regular expression. */
    public Setting(String name, String form, String meaning) {
        this(name, Pattern.compile(form).asMatchPredicate(), meaning);
    }

    boolean isMetBy(String value) {
        return form.test(value);
    }
}
