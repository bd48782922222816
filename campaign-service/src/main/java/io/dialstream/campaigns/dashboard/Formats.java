package io.dialstream.campaigns.dashboard;

import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
public final class Formats {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Formats() {}

    /** With a comma between thousands. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As in November 2026. */
    static String month(YearMonth month) {
        return month.format(MONTH);
    }

    /** Two units at most: 7 s, 3 min 20 s, 2 h 5 min, 4 d 3 h. */
    public static String span(Duration span) {
        return seconds(Math.max(0, span.toSeconds()));
    }

    /** As {@link #span}. */
    public static String seconds(long seconds) {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return two(seconds / MINUTE, "min", seconds % MINUTE, "s");
        }
        return seconds < DAY
                ? two(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min")
                : two(seconds / DAY, "d", seconds % DAY / HOUR, "h");
    }

    /** A share of a whole in percent, to the nearest, but 100 % means all; 0 of nothing. */
    public static int percent(long part, long whole) {
        if (whole == 0) {
            return 0;
        }
        long nearest = (200 * part + whole) / (2 * whole);
        return (int) (part < whole ? Math.min(nearest, 99) : nearest);
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
