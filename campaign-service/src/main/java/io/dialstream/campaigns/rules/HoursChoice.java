package io.dialstream.campaigns.rules;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Several hours in one text, as a form sends them: days of the week from 1 for Monday, and times,
 * as in {@code 12345 10:00-13:00,6 10:00-12:00}.
 */
final class HoursChoice {

    private static final Pattern HOURS =
            Pattern.compile("([1-7]{1,7}) (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    private HoursChoice() {}

    static String of(List<WindowHours> hours) {
        return hours.stream().map(HoursChoice::of).collect(joining(","));
    }

    private static String of(WindowHours hours) {
        var days = hours.days().stream().map(day -> String.valueOf(day.getValue()));
        return days.collect(joining())
                + " "
                + WindowHours.text(hours.from())
                + "-"
                + WindowHours.text(hours.to());
    }

    /** The hours as JSON; null when the text has another form. What it says is not checked. */
    static @Nullable List<Map<String, Object>> posted(String text) {
        var parts = Arrays.stream(text.split(",", -1)).map(HOURS::matcher).toList();
        return parts.stream().allMatch(part -> part.matches())
                ? parts.stream()
                        .map(part ->
                                Map.<String, Object>of(
                                        "days", days(part.group(1)),
                                        "from", part.group(2),
                                        "to", part.group(3)))
                        .toList()
                : null;
    }

    private static List<String> days(String digits) {
        return digits.chars().mapToObj(digit -> DayOfWeek.of(digit - '0').name()).toList();
    }
}
