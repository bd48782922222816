package io.dialstream.campaigns.rules;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hours in which calls may be made, on some days of the week, as they were posted.
 *
 * @param from in minutes of the day
 * @param to in minutes of the day, not included; {@link #MAX_MINUTES} is the end of the day
 */
public record WindowHours(List<DayOfWeek> days, int from, int to) {

    public static final int MAX_MINUTES = 24 * 60;

    /** What times of the day look like. */
    static final String TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$";

    public WindowHours {
        days = List.copyOf(days);
    }

    /** As JSON. */
    Map<String, Object> posted() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("days", days.stream().map(DayOfWeek::name).toList());
        fields.put("from", text(from));
        fields.put("to", text(to));
        return fields;
    }

    static String text(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }

    /** The minutes of a day; null when it is no time. */
    static @Nullable Integer minutes(String time) {
        if (!time.matches(TIME)) {
            return null;
        }
        return time.equals("24:00") ? MAX_MINUTES : LocalTime.parse(time).toSecondOfDay() / 60;
    }

    boolean overlaps(WindowHours other) {
        return from < other.to && other.from < to && !shared(other).isEmpty();
    }

    private EnumSet<DayOfWeek> shared(WindowHours other) {
        var shared = EnumSet.noneOf(DayOfWeek.class);
        shared.addAll(days);
        shared.retainAll(other.days);
        return shared;
    }
}
