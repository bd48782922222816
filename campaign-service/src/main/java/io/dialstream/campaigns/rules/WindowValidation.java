package io.dialstream.campaigns.rules;

import io.dialstream.campaigns.validation.PostedObject;
import io.dialstream.campaigns.validation.Problems;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a calling window as it was posted into one, or notes all that is wrong with it. */
public final class WindowValidation {

    private static final String TIME_ZONE = "timeZone";
    private static final String DEFAULT_TIME_ZONE = "defaultTimeZone";
    private static final String HOURS = "hours";

    private WindowValidation() {}

    /**
     * A window; null when none was posted, or one that is wrong.
     *
     * @param path of its fields, in what is noted
     */
    public static @Nullable CallingWindow window(
            String path, @Nullable Object given, Problems problems) {
        var posted = PostedObject.of(path, given, problems);
        if (posted == null) {
            return null;
        }
        var zone = posted.text(TIME_ZONE);
        if (zone != null
                && !Set.of(CallingWindow.LEAD, CallingWindow.LEAD_ONLY).contains(zone)
                && !CallingWindow.isTimeZone(zone)) {
            posted.wrong(
                    TIME_ZONE,
                    "must be LEAD, LEAD_ONLY or the id of a time zone, as in Europe/Berlin");
        }
        var defaultZone = posted.text(DEFAULT_TIME_ZONE);
        if (defaultZone != null && !CallingWindow.isTimeZone(defaultZone)) {
            posted.wrong(DEFAULT_TIME_ZONE, "must be the id of a time zone, as in Europe/Berlin");
        }
        var exceptDates = dates(posted);
        var hours = hours(posted);
        if (hours != null && given instanceof Map<?, ?> it && List.of().equals(it.get(HOURS))) {
            posted.wrong(HOURS, "must have at least one entry");
        }
        posted.nothingElse();
        return hours == null ? null : new CallingWindow(zone, defaultZone, exceptDates, hours);
    }

    private static @Nullable List<LocalDate> dates(PostedObject posted) {
        var texts = posted.texts("exceptDates", CallingWindow.MAX_EXCEPT_DATES);
        if (texts == null) {
            return null;
        }
        var dates = new ArrayList<LocalDate>();
        for (int n = 0; n < texts.size(); n++) {
            var text = texts.get(n);
            var date = text == null ? null : date(text);
            if (date != null) {
                dates.add(date);
            } else if (text != null) {
                posted.wrong("exceptDates[" + n + "]", "must be a date, as in 2026-12-25");
            }
        }
        return dates;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.length() == "2026-12-25".length() ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static @Nullable List<WindowHours> hours(PostedObject posted) {
        posted.missing(HOURS);
        var all = posted.objects(HOURS, CallingWindow.MAX_HOURS);
        if (all == null) {
            return null;
        }
        var hours = new ArrayList<WindowHours>();
        for (var one : all) {
            var days = days(one);
            var from = time(one, "from");
            var to = time(one, "to");
            one.nothingElse();
            if (from != null && to != null && to <= from) {
                one.wrong("to", "must be later than from; hours do not go across midnight");
            } else if (from != null && to != null) {
                var valid = new WindowHours(days, from, to);
                if (hours.stream().anyMatch(valid::overlaps)) {
                    one.wrong("from", "lies in hours of the same day that come before");
                }
                hours.add(valid);
            }
        }
        return hours;
    }

    private static List<DayOfWeek> days(PostedObject posted) {
        posted.missing("days");
        var texts = posted.texts("days", DayOfWeek.values().length);
        var days = EnumSet.noneOf(DayOfWeek.class);
        var inOrder = new ArrayList<DayOfWeek>();
        for (int n = 0; texts != null && n < texts.size(); n++) {
            var text = texts.get(n);
            var day = text == null ? null : day(text);
            if (day == null && text != null) {
                posted.wrong(at(n), "must be one of " + Arrays.toString(DayOfWeek.values()));
            } else if (day != null && !days.add(day)) {
                posted.wrong(at(n), "is there already");
            } else if (day != null) {
                inOrder.add(day);
            }
        }
        if (texts != null && texts.isEmpty()) {
            posted.wrong("days", "must have at least one entry");
        }
        return inOrder;
    }

    private static String at(int index) {
        return "days[" + index + "]";
    }

    private static @Nullable DayOfWeek day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer time(PostedObject posted, String name) {
        posted.missing(name);
        var text = posted.text(name);
        var minutes = text == null ? null : WindowHours.minutes(text);
        if (text != null && minutes == null) {
            posted.wrong(name, "must be a time from 00:00 to 24:00, as in 09:30");
        }
        return minutes;
    }

    /** Notes which hours of a window a deployment does not allow: campaigns may only narrow it. */
    public static void narrower(
            @Nullable CallingWindow own, @Nullable CallingWindow ofDeployment, Problems problems) {
        if (own == null || ofDeployment == null) {
            return;
        }
        for (int n = 0; n < own.hours().size(); n++) {
            var hours = own.hours().get(n);
            for (var day : hours.days()) {
                if (!isWithin(hours, ofDeployment.hoursOn(day))) {
                    problems.add(
                            "callingWindow.hours[" + n + "]",
                            "is wider on %s than this deployment allows: %s"
                                    .formatted(day, text(ofDeployment.hoursOn(day))));
                    break;
                }
            }
        }
    }

    /** Of hours that may follow each other without a gap. */
    private static boolean isWithin(WindowHours hours, List<WindowHours> allowed) {
        int reached = hours.from();
        for (var one : allowed) {
            if (one.from() <= reached && one.to() > reached) {
                reached = one.to();
            }
        }
        return reached >= hours.to();
    }

    private static String text(List<WindowHours> hours) {
        return hours.isEmpty()
                ? "no calls"
                : String.join(
                        ", ",
                        hours.stream()
                                .map(one ->
                                        WindowHours.text(one.from())
                                                + " to "
                                                + WindowHours.text(one.to()))
                                .toList());
    }
}
