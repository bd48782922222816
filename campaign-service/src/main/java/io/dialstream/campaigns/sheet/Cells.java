package io.dialstream.campaigns.history.web;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cells that a spreadsheet takes for text: what came from outside must not be run as a formula. */
final class Cells {

    /**
     * Where a formula begins: at the beginning of the cell, and behind whatever separates cells in
     * some spreadsheet's settings, quotes or not, since one that expects {@code ;} does not know
     * our commas and quotes for what they are. With the wide forms that it reads alike.
     */
    private static final Pattern FORMULA =
            Pattern.compile("(^|[,;|\t\r\n])([\\s\"\u00A0\u3000]*+)([=+\\-@＝＋－＠])");

    /** Such a cell may lose its beginning, and what is left of it is not looked at here. */
    private static final Pattern LEADING_CONTROL = Pattern.compile("^[\t\r\n]");

    /** A plain number is what it is, and must be read back unchanged. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}");

    private Cells() {}

    /** The value, an apostrophe before all that could be a formula; nothing for null. */
    static String safe(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        if (NUMBER.matcher(text).matches()) {
            return text;
        }
        var apart = FORMULA.matcher(text).replaceAll(Cells::apart);
        return LEADING_CONTROL.matcher(apart).find() ? "'" + apart : apart;
    }

    private static String apart(MatchResult formula) {
        var separator = formula.group(1);
        var spaces = formula.group(2);
        return separator.isEmpty()
                ? "'" + spaces + formula.group(3)
                : separator + spaces + "'" + formula.group(3);
    }
}
