package io.dialstream.campaigns.validation.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules for text. Each says what is wrong, or null. Lengths are in characters as people count them.
 */
public final class Text {

    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]*");

    private Text() {}

    /** Not blank and not longer than so many characters. */
    public static @Nullable String required(@Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return "is missing";
        }
        return noLongerThan(text, longest);
    }

    public static @Nullable String noLongerThan(String text, int longest) {
        return text.codePointCount(0, text.length()) > longest
                ? "must have at most " + longest + " characters"
                : null;
    }

    /** As {@link #required}, and without line breaks and other invisible characters. */
    public static @Nullable String printable(@Nullable String text, int longest) {
        var problem = required(text, longest);
        return problem == null && text != null && !PRINTABLE.matcher(text).matches()
                ? "must have printable characters only"
                : problem;
    }
}
