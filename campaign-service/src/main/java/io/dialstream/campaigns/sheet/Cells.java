package io.dialstream.campaigns.sheet;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cells that a spreadsheet takes for text: what came from outside must not be run as a formula. */
public final class Cells {

    private static final String SPACES = "[\\s\"\u00A0\u3000]*+";
    private static final String FORMULA = "[=+\\-@＝＋－＠]";

    /**
     * A formula at the beginning of a cell. With the wide forms that a spreadsheet reads alike, and
     * with the control characters: a cell may lose those, and what is left is not looked at here.
     * Behind apostrophes, so that one that was there can be told from one that was put there.
     */
    private static final Pattern BEGINNING =
            Pattern.compile("'*+(?:" + SPACES + FORMULA + "|(?=[\t\r\n]))");

    /**
     * A formula behind whatever separates cells in some spreadsheet's settings, quotes or not,
     * since one that expects {@code ;} does not know our commas and quotes for what they are.
     */
    private static final Pattern WITHIN =
            Pattern.compile("([,;|\t\r\n]" + SPACES + ")(?='*+" + FORMULA + ")");

    private static final Pattern PROTECTED_WITHIN =
            Pattern.compile("([,;|\t\r\n]" + SPACES + ")'(?='*+" + FORMULA + ")");

    /** A plain number is what it is, and must be read back unchanged. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}");

    private Cells() {}

    /** The value, one more apostrophe before all that could be a formula; nothing for null. */
    public static String safe(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        if (NUMBER.matcher(text).matches()) {
            return text;
        }
        var beginning = BEGINNING.matcher(text);
        var isFormula = beginning.lookingAt();
        int end = isFormula ? beginning.end() : 0;
        var rest = WITHIN.matcher(text.substring(end)).replaceAll("$1'");
        return (isFormula ? "'" : "") + text.substring(0, end) + rest;
    }

    /** What {@link #safe} has made such a cell of, so that what was exported can be imported. */
    public static String original(String cell) {
        var text =
                cell.startsWith("'") && BEGINNING.matcher(cell).lookingAt()
                        ? cell.substring(1)
                        : cell;
        return PROTECTED_WITHIN.matcher(text).replaceAll("$1");
    }
}
