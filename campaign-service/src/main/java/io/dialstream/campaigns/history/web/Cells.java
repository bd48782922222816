package io.dialstream.campaigns.history.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cells that a spreadsheet takes for text: what came from outside must not be run as a formula. */
final class Cells {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    /** A plain number is what it is, and must be read back unchanged. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}");

    private Cells() {}

    /** The value, behind an apostrophe when it could be a formula; nothing for null. */
    static String safe(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        var start = text.stripLeading();
        boolean formula =
                !text.isEmpty()
                        && (FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                                || (!start.isEmpty()
                                        && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0));
        return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
