package io.dialstream.campaigns.sheet;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cells that a spreadsheet takes for text: what came from outside must not be run as a formula. */
public final class Cells {

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

    /** The apostrophes of {@link #safe}, at the beginning of a cell and within it. */
    private static final Pattern PROTECTION =
            Pattern.compile("^'(?=[\\s\"\u00A0\u3000]*+[=+\\-@＝＋－＠]|[\t\r\n])");

    private static final Pattern INNER_PROTECTION =
            Pattern.compile("([,;|\t\r\n][\\s\"\u00A0\u3000]*+)'(?=[=+\\-@＝＋－＠])");

    private Cells() {}

    /** The value, an apostrophe before all that could be a formula; nothing for null. */
    public static String safe(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        if (NUMBER.matcher(text).matches()) {
            return text;
        }
        var apart = FORMULA.matcher(text).replaceAll(Cells::apart);
        return LEADING_CONTROL.matcher(apart).find() ? "'" + apart : apart;
    }

    /** What {@link #safe} has made such a cell of, so that what was exported can be imported. */
    public static String original(String cell) {
        var begun = PROTECTION.matcher(cell).replaceFirst("");
        return INNER_PROTECTION.matcher(begun).replaceAll("$1");
    }

    private static String apart(MatchResult formula) {
        var separator = formula.group(1);
        var spaces = formula.group(2);
        return separator.isEmpty()
                ? "'" + spaces + formula.group(3)
                : separator + spaces + "'" + formula.group(3);
    }
}
