package io.dialstream.campaigns.validation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules for text. Each says what is wrong, or null. Lengths are in characters as people count them.
 */
public final class Text {

    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]*");

    /** Spaces of all kinds, and letters that look like one: fillers and the empty Braille cell. */
    private static final Pattern VISIBLE =
            Pattern.compile("[^\\p{Z}\\p{C}\\s\\u115F\\u1160\\u2800\\u3164\\uFFA0]");

    private Text() {}

    /** Not blank and not longer than so many characters. */
    public static @Nullable String required(@Nullable String text, int longest) {
        if (text == null || !VISIBLE.matcher(text).find()) {
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
